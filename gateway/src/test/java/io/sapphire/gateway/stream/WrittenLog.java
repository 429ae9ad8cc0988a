package io.sapphire.gateway.stream;

import io.sapphire.domain.event.Recorded;
import java.util.List;
import reactor.core.publisher.Flux;

/** A log that ends as it does when it is asked for more than it has. */
record WrittenLog(List<Recorded> log) implements EventLog {
    @Override
    public Flux<List<Recorded>> follow() {
        return Flux.just(log);
    }

    @Override
    public Flux<List<Recorded>> from(long sequence) {
        return sequence > log.size()
                ? Flux.error(new IllegalStateException("the log ends at event " + log.size()))
                : Flux.just(log.subList((int) sequence - 1, log.size()));
    }

    @Override
    public long goal() {
        return 0;
    }

    @Override
    public boolean connected() {
        return true;
    }
}
