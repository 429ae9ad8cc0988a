package io.sapphire.bench.store;

import io.sapphire.bench.Clocked;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.coordinator.kafka.KafkaReplica;
import io.sapphire.coordinator.kafka.KafkaSettings;
import io.sapphire.coordinator.kafka.KafkaSettings.TopicSettings;
import io.sapphire.domain.event.MeshEvent.AgentAsked;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.trace.RecentSteps;
import io.sapphire.trace.Spans;
import io.sapphire.wire.Events;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import reactor.core.publisher.Sinks;

/** A log that is followed into Kafka. A run is from the news that events are there to the acknowledgement of the last. */
final class PublishedLog implements Clocked {
    /** Topic of whoever else measures. */
    static final String OTHERS = "others";

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int TEXT = 300;

    private final FileEventLog log;
    private final KafkaReplica.Following following;
    private final int records;
    private final int bytes;
    private final Sinks.Many<Long> heads = Sinks.many().replay().latest();
    private final SplittableRandom random = new SplittableRandom(1);
    private long nanos;

    private PublishedLog(KafkaReplica kafka, FileEventLog log, Path directory, int records) {
        this.log = log;
        this.records = records;
        this.bytes = Events.encode(log.append(event(), "")).length;
        this.following = kafka.follow("run", log, directory, heads.asFlux(), new RecentSteps(Spans.none()), PATIENCE);
    }

    static PublishedLog open(String servers, Path directory, int records) {
        create(servers);
        var codec = new EventCodec();
        var kafka = KafkaReplica.open(settings(servers), "bench", codec);
        var log = FileEventLog.open(directory, codec, InstantSource.fixed(NOW), _ -> {});
        var _ = log.append(new RunStarted("run", "bench", 1, "demo", List.of(), List.of(), NOW), "");
        var published = new PublishedLog(kafka, log, directory, records);
        var _ = published.following.work().subscribe();
        return published;
    }

    private static KafkaSettings settings(String servers) {
        var one = new TopicSettings(1, Duration.ZERO, "delete");
        return new KafkaSettings(
                servers, "", (short) 1, (short) 1, PATIENCE, Duration.ZERO, PATIENCE, one, one, one, one);
    }

    private static void create(String servers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var _ = admin.createTopics(List.of(new NewTopic(OTHERS, Optional.of(1), Optional.of((short) 1))))
                    .all()
                    .get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Letters at random, as in the other side's records: both are packed, and neither gets much smaller. */
    private AgentAsked event() {
        var text = new StringBuilder();
        random.ints(TEXT, 'A', 'Z' + 1).forEach(text::appendCodePoint);
        return new AgentAsked(new AgentId("bench"), "bench", text.toString());
    }

    /** Of one of its records. */
    int recordBytes() {
        return bytes;
    }

    @Override
    public long run() {
        for (int event = 0; event < records; event++) {
            var _ = log.append(event(), "");
        }
        long last = log.lastSequence();
        long begun = System.nanoTime();
        heads.emitNext(last, Sinks.EmitFailureHandler.FAIL_FAST);
        var _ = following
                .replica()
                .standings()
                .filter(standing -> standing.acknowledged() >= last)
                .blockFirst(PATIENCE);
        nanos = System.nanoTime() - begun;
        return records;
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
