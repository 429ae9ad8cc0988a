package io.sapphire.coordinator.kafka;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the log's replica is, and what is waited for.
 *
 * @param servers {@code HOST:PORT}, comma-separated; empty is no replica
 * @param clientFile properties of the connection (TLS, SASL), a mounted file; empty is plain text
 * @param replicationFactor brokers that hold every topic; for new topics
 * @param minInSync of them that must have a record before it counts; for new topics
 * @param acknowledgeWithin longest wait for Kafka in live mode before it counts as lost; in lock-step, where venue time
 *     stands still meanwhile, it is the coordinator's patience
 * @param localOnlyFor how long entries may leave without it after that; zero lets none
 * @param startWithin longest wait for Kafka at the start
 * @param events everything, by account
 * @param market frames, by symbol
 * @param audit signed checkpoints, by account
 * @param deadLetter what could not be read back, and why
 */
public record KafkaSettings(
        @DefaultValue("") String servers,
        @DefaultValue("") String clientFile,
        @DefaultValue("1") short replicationFactor,
        @DefaultValue("1") short minInSync,
        @DefaultValue("2s") Duration acknowledgeWithin,
        @DefaultValue("0s") Duration localOnlyFor,
        @DefaultValue("20s") Duration startWithin,
        @DefaultValue TopicSettings events,
        @DefaultValue TopicSettings market,
        @DefaultValue TopicSettings audit,
        @DefaultValue TopicSettings deadLetter) {
    private static final String PREFIX = "sapphire.coordinator.kafka.";

    public KafkaSettings {
        if (replicationFactor < 1 || minInSync < 1 || minInSync > replicationFactor) {
            throw new IllegalArgumentException(PREFIX
                    + "replication-factor must be at least 1, and min-in-sync between 1 and it; they are "
                    + replicationFactor + " and " + minInSync);
        }
        if (!acknowledgeWithin.isPositive() || !startWithin.isPositive() || localOnlyFor.isNegative()) {
            throw new IllegalArgumentException(PREFIX
                    + "acknowledge-within and start-within must be positive, local-only-for must not be negative");
        }
        if (events.compacted()) {
            throw new IllegalArgumentException(PREFIX + "events.cleanup must be delete: facts are never merged");
        }
    }

    /** Whether there is a replica at all. */
    public boolean isOn() {
        return !servers.isEmpty();
    }

    Stream<Topic> topics() {
        return Stream.of(
                new Topic(Topic.EVENTS, events),
                new Topic(Topic.MARKET, market),
                new Topic(Topic.AUDIT, audit),
                new Topic(Topic.DEAD_LETTER, deadLetter));
    }

    /**
     * How a topic is created.
     *
     * @param partitions never changed later: a key must stay where it is
     * @param retention how long records are kept; zero is for ever
     * @param cleanup {@code delete} or {@code compact}
     */
    public record TopicSettings(
            @DefaultValue("6") int partitions,
            @DefaultValue("0s") Duration retention,
            @DefaultValue("delete") String cleanup) {

        public TopicSettings {
            if (partitions < 1 || retention.isNegative() || !cleanup.matches("delete|compact")) {
                throw new IllegalArgumentException(
                        "a topic of " + PREFIX + " needs partitions of at least 1, a retention that is not negative"
                                + " and a cleanup of delete or compact");
            }
        }

        boolean compacted() {
            return cleanup.equals("compact");
        }
    }
}
