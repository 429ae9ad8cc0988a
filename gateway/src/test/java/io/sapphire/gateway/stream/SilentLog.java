package io.sapphire.gateway.stream;

import io.sapphire.domain.event.Recorded;
import java.util.List;
import reactor.core.publisher.Flux;

/** A log in which nothing ever happens. */
public final class SilentLog implements EventLog {

    @Override
    public Flux<List<Recorded>> follow() {
        return Flux.never();
    }

    @Override
    public Flux<List<Recorded>> from(long sequence) {
        return Flux.never();
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
