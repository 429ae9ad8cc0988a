package io.sapphire.coordinator.kafka;

import io.sapphire.coordinator.shell.Replica.Standing;
import io.sapphire.domain.event.Replication;
import java.time.Duration;
import java.util.Optional;

/**
 * Judges what the replica is good for. One event at a time is watched: the newest when nothing else was. It is lost when
 * that one is not acknowledged in time, and back when one is again, or when nothing is left to acknowledge. Times are
 * monotonic. For one thread at a time.
 */
final class Watch {
    private final Duration within;
    private final Duration localOnlyFor;
    private long head;
    private long acknowledged;
    private Optional<Mark> mark = Optional.empty();
    private Optional<Duration> lostSince = Optional.empty();
    private String failure = "";

    private record Mark(long sequence, Duration since) {}

    Watch(Duration within, Duration localOnlyFor, long acknowledged) {
        this.within = within;
        this.localOnlyFor = localOnlyFor;
        this.acknowledged = acknowledged;
        this.head = acknowledged;
    }

    /** An event was recorded. */
    void head(long sequence, Duration now) {
        head = Math.max(head, sequence);
        if (mark.isEmpty()) {
            markHead(now);
        }
    }

    /** Everything up to an event is in the replica. */
    void acknowledge(long sequence, Duration now) {
        acknowledged = Math.max(acknowledged, sequence);
        head = Math.max(head, acknowledged);
        mark.filter(watched -> watched.sequence() <= acknowledged).ifPresent(watched -> {
            boolean inTime = now.minus(watched.since()).compareTo(within) <= 0;
            if (inTime || acknowledged == head) {
                lostSince = Optional.empty();
                failure = "";
            }
            markHead(now);
        });
    }

    /** Kafka was asked where it ends: a cluster that lost what it had acknowledged gets it again. */
    void find(long sequence, Duration now) {
        acknowledged = sequence;
        head = Math.max(head, sequence);
        if (mark.isEmpty()) {
            markHead(now);
        }
    }

    private void markHead(Duration now) {
        mark = head > acknowledged ? Optional.of(new Mark(head, now)) : Optional.empty();
    }

    /** @param reason why the way to Kafka broke; it may mend before anybody has to know */
    void fail(String reason) {
        failure = reason;
    }

    Standing judge(Duration now) {
        if (lostSince.isEmpty()
                && mark.filter(watched -> now.minus(watched.since()).compareTo(within) > 0)
                        .isPresent()) {
            lostSince = Optional.of(now);
        }
        var replication = lostSince
                .map(since -> now.minus(since).compareTo(localOnlyFor) < 0 ? Replication.LOCAL_ONLY : Replication.LOST)
                .orElse(Replication.CURRENT);
        return new Standing(acknowledged, head - acknowledged, replication, reason(replication));
    }

    private String reason(Replication replication) {
        return switch (replication) {
            case CURRENT -> "";
            case LOCAL_ONLY -> silence() + ": trading goes on without the replica for at most " + seconds(localOnlyFor);
            case LOST -> silence() + ": only what makes positions smaller leaves";
        };
    }

    private String silence() {
        return "Kafka did not acknowledge events within %s%s"
                .formatted(seconds(within), failure.isEmpty() ? "" : " (" + failure + ")");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1_000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
