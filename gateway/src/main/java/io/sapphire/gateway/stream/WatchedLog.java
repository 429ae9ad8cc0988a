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
    private final List<Consumer<Recorded>> watchers;

    /** @param watchers shown each event in order, on one thread at a time */
    public WatchedLog(EventLog log, List<Consumer<Recorded>> watchers) {
        this.log = log;
        this.watchers = List.copyOf(watchers);
    }

    @Override
    public Flux<List<Recorded>> follow() {
        return log.follow()
                .doOnNext(batch -> batch.forEach(recorded -> watchers.forEach(watcher -> show(watcher, recorded))));
    }

    private static void show(Consumer<Recorded> watcher, Recorded recorded) {
        try {
            watcher.accept(recorded);
        } catch (RuntimeException failure) {
            LOG.error("event {} was not understood by one who watches", recorded.sequence(), failure);
        }
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
