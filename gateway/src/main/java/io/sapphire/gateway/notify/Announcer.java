package io.sapphire.gateway.notify;

import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.stream.EventLog;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Picks notices out of the log as it goes by. What was recorded before this process began is no news. */
public final class Announcer implements EventLog {
    private final EventLog log;
    private final Instant since;
    private final Notices notices = new Notices();
    private final Sinks.Many<Notice> news = Sinks.many().multicast().directBestEffort();

    /** @param since events recorded earlier are not told */
    public Announcer(EventLog log, Instant since) {
        this.log = log;
        this.since = since;
    }

    @Override
    public Flux<List<Recorded>> follow() {
        return log.follow().doOnNext(batch -> batch.forEach(this::announce));
    }

    @Override
    public Flux<List<Recorded>> from(long sequence) {
        return log.from(sequence);
    }

    @Override
    public boolean connected() {
        return log.connected();
    }

    private void announce(Recorded recorded) {
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
