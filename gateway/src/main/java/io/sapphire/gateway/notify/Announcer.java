package io.sapphire.gateway.notify;

import io.sapphire.domain.event.Recorded;
import java.time.Instant;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Picks notices out of the log as it goes by. What was recorded before this process began is no news. */
public final class Announcer implements Consumer<Recorded> {
    private final Instant since;
    private final Notices notices = new Notices();
    private final Sinks.Many<Notice> news = Sinks.many().multicast().directBestEffort();

    /** @param since events recorded earlier are not told */
    public Announcer(Instant since) {
        this.since = since;
    }

    @Override
    public void accept(Recorded recorded) {
        notices.of(recorded)
                .filter(notice -> !notice.recorded().isBefore(since))
                .ifPresent(this::announce);
    }

    /** Whoever is not there, or far behind, misses it. */
    private void announce(Notice notice) {
        var _ = news.tryEmitNext(notice);
    }

    /** For one reader, without end. */
    public Flux<Notice> news() {
        return news.asFlux();
    }
}
