package io.sapphire.coordinator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.coordinator.audit.CheckpointSigner;
import io.sapphire.coordinator.audit.SealedLog;
import io.sapphire.coordinator.core.Scenario;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.coordinator.shell.Replica.Standing;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Replication;
import io.sapphire.trace.RecentSteps;
import io.sapphire.trace.Spans;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** The log of one account and its replica, as a coordinator keeps them. */
public final class ReplicatedLog implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMinutes(2);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));
    private static final EventCodec CODEC = new EventCodec();

    private final KafkaSettings settings;
    private final String account;
    private final Path directory;
    private final FileEventLog log;
    private final Sinks.Many<Long> heads = Sinks.many().replay().latest();
    private final KafkaReplica.Following following;
    private final Disposable work;
    final List<Replication> seen = new ArrayList<>();

    /** @param within longest wait for an acknowledgement */
    ReplicatedLog(KafkaSettings settings, String account, Path directory, Duration within) {
        this.settings = settings;
        this.account = account;
        this.directory = directory;
        var kafka = KafkaReplica.open(settings, account, CODEC);
        this.log = FileEventLog.open(directory, CODEC, CLOCK, _ -> {});
        if (log.lastSequence() == 0) {
            write(Scenario.start());
        }
        this.following = kafka.follow("run", log, directory, heads.asFlux(), new RecentSteps(Spans.none()), within);
        this.work = following.work().subscribe();
        var _ = following.replica().standings().subscribe(this::note);
        heads.tryEmitNext(log.lastSequence()).orThrow();
    }

    private synchronized void note(Standing standing) {
        if (seen.isEmpty() || seen.getLast() != standing.replication()) {
            seen.add(standing.replication());
        }
    }

    public static KafkaSettings settings(String servers) {
        var topic = new KafkaSettings.TopicSettings(3, Duration.ZERO, "delete");
        return new KafkaSettings(
                servers,
                "",
                (short) 1,
                (short) 1,
                Duration.ofSeconds(2),
                Duration.ZERO,
                Duration.ofSeconds(40),
                topic,
                topic,
                topic,
                topic);
    }

    void write(MeshEvent event) {
        heads.tryEmitNext(log.append(event, "0af7651916cd43dd8448eb211c80319c").sequence())
                .orThrow();
    }

    void write(int events) {
        for (int event = 0; event < events; event++) {
            write(new MeshEvent.TimeAdvanced(Scenario.START.plusSeconds(event), event));
        }
    }

    /** Signs the log as it is now, and writes on, since a checkpoint follows the events it vouches for. */
    void seal(CheckpointSigner signer, Path heads) {
        SealedLog.over(log, directory, heads, signer, "run").sync();
        write(1);
    }

    long last() {
        return log.lastSequence();
    }

    void await(Predicate<Standing> wanted) {
        StepVerifier.create(following.replica().standings().filter(wanted).next())
                .expectNextCount(1)
                .expectComplete()
                .verify(LIMIT);
    }

    void awaitAll() {
        long last = last();
        await(standing -> standing.acknowledged() >= last);
    }

    /** Every event record of the account that is in Kafka, as it stands there. */
    List<ConsumerRecord<String, byte[]>> inKafka() {
        return read(settings, account, Topic.EVENTS);
    }

    static List<ConsumerRecord<String, byte[]>> read(KafkaSettings settings, String key, String topic) {
        var clients = KafkaClients.of(settings);
        var topics = new Topics(clients, settings, Duration.ofSeconds(20));
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (int number = 0; number < settings.events().partitions(); number++) {
            var partition = new TopicPartition(topic, number);
            var span = topics.span(partition);
            if (span.first() < span.next()) {
                StepVerifier.create(clients.receiver(partition, span.first())
                                .receive()
                                .takeUntil(record -> record.offset() >= span.next() - 1)
                                .filter(record -> key.equals(record.key()))
                                .doOnNext(found::add)
                                .then())
                        .expectComplete()
                        .verify(LIMIT);
            }
        }
        return found;
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    static List<Long> sequences(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> Long.parseLong(header(record, Outgoing.SEQUENCE)))
                .toList();
    }

    Path directory() {
        return directory;
    }

    /** As the process' death would: what is in flight stays so. */
    @Override
    public void close() {
        work.dispose();
        log.close();
    }
}
