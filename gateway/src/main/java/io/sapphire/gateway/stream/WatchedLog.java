package io.sapphire.gateway.stream;

import io.sapphire.domain.event.Recorded;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/** Shows every event to some who only watch, as it goes by. What goes wrong with them is told, and stops nobody else. */
public final class WatchedLog implements EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedLog.class);

    private final EventLog log;
    private final List<Watcher> watchers;

    /** One who watches. Its failures are told when they have become ten times as many. For one thread at a time. */
    private static final class Watcher {
        private final Consumer<Recorded> shown;
        private long failures;
        private long told = 1;

        Watcher(Consumer<Recorded> shown) {
            this.shown = shown;
        }

        void show(Recorded recorded) {
            try {
                shown.accept(recorded);
            } catch (RuntimeException failure) {
                failures++;
                if (failures == told) {
                    LOG.error(
                            "event {} was not understood by one who watches; {} were not so far",
                            recorded.sequence(),
                            failures,
                            failure);
                    told *= 10;
                }
            }
        }
    }

    /** @param watchers shown each event in order, on one thread at a time */
    public WatchedLog(EventLog log, List<Consumer<Recorded>> watchers) {
        this.log = log;
        this.watchers = watchers.stream().map(Watcher::new).toList();
    }

    @Override
    public Flux<List<Recorded>> follow() {
        return log.follow()
                .doOnNext(batch -> batch.forEach(recorded -> watchers.forEach(watcher -> watcher.show(recorded))));
    }

    @Override
    public Flux<List<Recorded>> from(long sequence) {
        return log.from(sequence);
    }

    @Override
    public long goal() {
        return log.goal();
    }

    @Override
    public boolean connected() {
        return log.connected();
    }
}
