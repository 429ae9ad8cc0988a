package io.sapphire.coordinator.kafka;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/** Sees to it that the topics are there as they are configured. Waits; not for the core's thread. */
final class Topics {
    private final KafkaClients clients;
    private final KafkaSettings settings;
    private final Duration limit;

    /** @param limit of every answer */
    Topics(KafkaClients clients, KafkaSettings settings, Duration limit) {
        this.clients = clients;
        this.settings = settings;
        this.limit = limit;
    }

    /** @throws IllegalStateException in one sentence if Kafka does not answer, or has them otherwise */
    void ensure() {
        var _ = asked(admin -> {
            var there = await(admin.listTopics().names());
            var missing = settings.topics()
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            create(admin, missing);
            settings.topics().filter(topic -> there.contains(topic.name())).forEach(topic -> refuseOther(admin, topic));
            return there;
        });
    }

    private void create(Admin admin, List<Topic> missing) {
        var wanted = missing.stream()
                .map(topic -> topic.create(settings.replicationFactor(), settings.minInSync()))
                .toList();
        var created = admin.createTopics(wanted).values();
        created.forEach((name, done) -> {
            try {
                var _ = await(done.thenApply(_ -> name));
            } catch (IllegalStateException failed) {
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw failed;
                }
            }
        });
    }

    private void refuseOther(Admin admin, Topic topic) {
        int partitions = await(admin.describeTopics(Set.of(topic.name())).allTopicNames()).values().stream()
                .mapToInt(described -> described.partitions().size())
                .sum();
        if (partitions != topic.settings().partitions()) {
            throw new IllegalStateException(
                    "Kafka's topic %s has %d partitions, but the configuration says %d: keys would move to others"
                            .formatted(
                                    topic.name(), partitions, topic.settings().partitions()));
        }
    }

    /** First and next offset of a partition. */
    Span span(TopicPartition partition) {
        return asked(admin -> new Span(
                offset(admin, partition, OffsetSpec.earliest()), offset(admin, partition, OffsetSpec.latest())));
    }

    /** What is asked is answered, or it was in vain: nothing is left to wait for. */
    private <T> T asked(Function<Admin, T> question) {
        var admin = clients.admin(limit);
        try {
            return question.apply(admin);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private long offset(Admin admin, TopicPartition partition, OffsetSpec spec) {
        return await(admin.listOffsets(Map.of(partition, spec)).partitionResult(partition))
                .offset();
    }

    /** @param next offset the next record gets */
    record Span(long first, long next) {}

    private <T> T await(KafkaFuture<T> answer) {
        CompletableFuture<T> future = answer.toCompletionStage().toCompletableFuture();
        try {
            return future.orTimeout(limit.toMillis(), MILLISECONDS).join();
        } catch (CompletionException failed) {
            throw refusal(failed.getCause() == null ? failed : failed.getCause());
        }
    }

    private IllegalStateException refusal(Throwable cause) {
        boolean silent =
                cause instanceof TimeoutException || cause instanceof org.apache.kafka.common.errors.TimeoutException;
        return new IllegalStateException(
                silent
                        ? "Kafka at %s did not answer within %d s"
                                .formatted(settings.servers(), Math.max(1, limit.toSeconds()))
                        : "Kafka at %s refused: %s".formatted(settings.servers(), cause.getMessage()),
                cause);
    }
}
