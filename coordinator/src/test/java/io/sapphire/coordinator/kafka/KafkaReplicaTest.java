package io.sapphire.coordinator.kafka;

import static io.sapphire.coordinator.kafka.ReplicatedLog.header;
import static io.sapphire.coordinator.kafka.ReplicatedLog.read;
import static io.sapphire.coordinator.kafka.ReplicatedLog.sequences;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.coordinator.audit.CheckpointSigner;
import io.sapphire.coordinator.audit.CheckpointTail;
import io.sapphire.coordinator.core.Scenario;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Replication;
import io.sapphire.wire.Checkpoints;
import io.sapphire.wire.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.sender.SenderRecord;
import reactor.test.StepVerifier;

/** A real broker is killed, restarted, frozen and gone for a minute: nothing is lost, nothing doubled, nothing moved. */
@Tag("slow")
class KafkaReplicaTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final int LOAD = 5_000;

    @TempDir
    private static Path folder;

    private static TestBroker broker;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        broker = new TestBroker(folder.resolve("broker"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static KafkaSettings settings() {
        return ReplicatedLog.settings(broker.servers());
    }

    @Test
    void recordsStandInKafkaAsInTheLogWithFramesAndTraceBesideThem() {
        try (var log = new ReplicatedLog(settings(), "shown", directory, LONG)) {
            log.write(new MeshEvent.MarketObserved(Scenario.frame(1, "1000")));
            log.write(10);
            log.awaitAll();
            var records = log.inKafka();
            assertThat(sequences(records)).containsExactlyElementsOf(upTo(12));
            assertThat(records)
                    .extracting(record -> Events.decode(record.value()).sequence())
                    .isEqualTo(upTo(12));
            assertThat(header(records.get(1), Outgoing.SCHEMA)).isEqualTo("1");
            assertThat(header(records.get(1), Outgoing.TRACEPARENT))
                    .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-0000000000000002-01");
            assertThat(read(settings(), "BTCUSDT", Topic.MARKET)).hasSize(1);
        }
    }

    @Test
    void brokerKilledUnderLoadLosesAndDoublesNothing() {
        try (var log = new ReplicatedLog(settings(), "killed", directory, LONG)) {
            for (int death = 0; death < 3; death++) {
                log.write(LOAD);
                long some = log.last() - LOAD / 2;
                log.await(standing -> standing.acknowledged() >= some);
                log.write(LOAD);
                broker.kill();
                log.write(LOAD);
                broker.restart();
            }
            log.awaitAll();
            assertWhole(sequences(log.inKafka()), log.last());
        }
    }

    @Test
    void coordinatorThatDiesGoesOnWhereKafkaEnds() {
        for (int life = 0; life < 4; life++) {
            try (var log = new ReplicatedLog(settings(), "reborn", directory, LONG)) {
                log.write(LOAD);
                long some = log.last() - LOAD / 2;
                log.await(standing -> standing.acknowledged() >= some);
            }
        }
        try (var log = new ReplicatedLog(settings(), "reborn", directory, LONG)) {
            log.awaitAll();
            // What a dying producer still had on the way may arrive behind the look at the end: the id tells.
            assertWhole(sequences(log.inKafka()).stream().distinct().toList(), log.last());
        }
    }

    @Test
    void brokerThatFreezesIsLostInTimeAndBackByItself() {
        try (var log = new ReplicatedLog(settings(), "frozen", directory, SHORT)) {
            log.write(100);
            log.awaitAll();
            broker.pause();
            log.write(100);
            log.await(standing -> standing.replication() == Replication.LOST);
            broker.resume();
            log.await(standing -> standing.replication() == Replication.CURRENT);
            log.awaitAll();
            assertThat(log.seen).endsWith(Replication.LOST, Replication.CURRENT);
            assertWhole(sequences(log.inKafka()), log.last());
        }
    }

    /** It answers, but only every now and then. */
    @Test
    void brokerThatStuttersLosesAndDoublesNothing() {
        try (var log = new ReplicatedLog(settings(), "slow", directory, LONG)) {
            for (int turn = 0; turn < 8; turn++) {
                log.write(LOAD / 8);
                broker.pause();
                StepVerifier.create(Mono.delay(Duration.ofMillis(300)))
                        .expectNextCount(1)
                        .verifyComplete();
                broker.resume();
            }
            log.awaitAll();
            assertThat(log.seen).containsExactly(Replication.CURRENT);
            assertWhole(sequences(log.inKafka()), log.last());
        }
    }

    /** The reader shares its partition with nobody, whoever comes into its group and goes. */
    @Test
    void rebalancedGroupTakesNothingFromTheReader() {
        var written = directory.resolve("written");
        try (var log = new ReplicatedLog(settings(), "grouped", written, LONG)) {
            log.write(LOAD);
            log.awaitAll();
        }
        Map<String, Object> options = Map.of(
                "bootstrap.servers",
                broker.servers(),
                "group.id",
                KafkaClients.GROUP,
                "auto.offset.reset",
                "earliest",
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class);
        var kafka = KafkaReplica.open(settings(), "grouped", new EventCodec());
        for (int member = 0; member < 2; member++) {
            var fresh = directory.resolve("fresh-" + member);
            try (var other = new KafkaConsumer<byte[], byte[]>(options)) {
                other.subscribe(List.of(Topic.EVENTS));
                while (other.assignment().isEmpty()) {
                    other.poll(Duration.ofMillis(100));
                }
                kafka.restore("run", fresh, Optional.empty());
            }
            assertThat(records(fresh)).containsExactlyElementsOf(records(written));
        }
    }

    @Test
    void checkpointsStandInKafkaAsBesideTheLog() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var key = Files.writeString(
                directory.resolve("own.key"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())));
        var heads = Files.createDirectories(directory.resolve("heads"));
        var events = directory.resolve("events");
        try (var log = new ReplicatedLog(settings(), "signed", events, LONG)) {
            log.write(20);
            log.seal(CheckpointSigner.fromFile(key), heads);
            log.write(20);
            log.seal(CheckpointSigner.fromFile(key), heads);
            log.awaitAll();
            var beside = new CheckpointTail(events, 0).upTo(log.last());
            assertThat(beside).extracting(one -> one.checkpoint().sequence()).containsExactly(21L, 42L);
            List<ConsumerRecord<String, byte[]>> records = List.of();
            for (int look = 0; records.size() < beside.size(); look++) {
                assertThat(look).isLessThan(50);
                records = read(settings(), "signed", Topic.AUDIT);
            }
            for (int at = 0; at < beside.size(); at++) {
                var point = beside.get(at).checkpoint();
                assertThat(records.get(at).value())
                        .isEqualTo(Checkpoints.encode(
                                "run",
                                point.sequence(),
                                point.hash(),
                                beside.get(at).signatureBytes()));
                assertThat(header(records.get(at), Outgoing.SEQUENCE)).isEqualTo(Long.toString(point.sequence()));
                assertThat(header(records.get(at), Outgoing.RUN)).isEqualTo("run");
            }
        }
    }

    @Test
    void outageOfAMinuteIsMadeUpFor() {
        try (var log = new ReplicatedLog(settings(), "minute", directory, SHORT)) {
            log.write(LOAD);
            broker.kill();
            StepVerifier.create(Flux.interval(Duration.ofSeconds(1))
                            .take(60)
                            .doOnNext(_ -> log.write(100))
                            .then())
                    .expectComplete()
                    .verify(ReplicatedLog.LIMIT);
            log.await(standing -> standing.replication() == Replication.LOST);
            broker.restart();
            log.await(standing -> standing.replication() == Replication.CURRENT);
            log.awaitAll();
            assertWhole(sequences(log.inKafka()), log.last());
        }
    }

    @Test
    void lostHostIsRestoredByteForByteAndPoisonIsSetAside() {
        var lost = directory.resolve("lost");
        try (var log = new ReplicatedLog(settings(), "restored", lost, LONG)) {
            log.write(200);
            log.awaitAll();
            poison("restored", "not a record".getBytes(UTF_8), "run");
            poison("restored", "nobody's".getBytes(UTF_8), "");
            log.write(200);
            log.awaitAll();
        }
        var kafka = KafkaReplica.open(settings(), "restored", new EventCodec());
        var fresh = directory.resolve("fresh");
        try (var empty = FileEventLog.open(fresh, new EventCodec(), InstantSource.fixed(Instant.EPOCH), _ -> {})) {
            assertThat(kafka.latestRun()).contains("run");
            assertThat(kafka.knowsBetter("run", empty, fresh)).isTrue();
        }
        kafka.restore("run", fresh, Optional.empty());
        assertThat(records(fresh)).containsExactlyElementsOf(records(lost));

        var letters = read(settings(), "restored", Topic.DEAD_LETTER);
        assertThat(letters.stream()
                        .map(letter -> header(letter, DeadLetter.REASON))
                        .distinct())
                .anyMatch(reason -> reason.startsWith("not a record of the event log"))
                .contains("it does not say of which run it is");
    }

    @Test
    void localTailThatKafkaNeverSawIsSetAsideWhenAnotherCoordinatorWentOn() throws IOException {
        var first = directory.resolve("first");
        try (var log = new ReplicatedLog(settings(), "forked", first, LONG)) {
            log.write(50);
            log.awaitAll();
        }
        var second = directory.resolve("second");
        var kafka = KafkaReplica.open(settings(), "forked", new EventCodec());
        kafka.restore("run", second, Optional.empty());
        try (var log = new ReplicatedLog(settings(), "forked", second, LONG)) {
            log.write(new MeshEvent.LeaderChanged(2));
            log.write(10);
            log.awaitAll();
        }
        var heads = Files.createDirectories(directory.resolve("heads"));
        Files.writeString(heads.resolve("run"), "vouches for the tail");
        try (var tail = FileEventLog.open(first, new EventCodec(), InstantSource.fixed(Instant.EPOCH), _ -> {})) {
            var _ = tail.append(new MeshEvent.TimeAdvanced(Scenario.START, 7), "");
            assertThat(kafka.knowsBetter("run", tail, first)).isTrue();
        }
        kafka.restore("run", first, Optional.of(heads));
        assertThat(records(first)).containsExactlyElementsOf(records(second));
        assertThat(records(directory.resolve("first-aside-1"))).hasSize(52);
        assertThat(heads.resolve("run-aside-1")).exists();
    }

    @Test
    void kafkaThatDoesNotAnswerIsOneSentence() {
        var nowhere = ReplicatedLog.settings("127.0.0.1:1");
        var impatient = new KafkaSettings(
                nowhere.servers(),
                "",
                (short) 1,
                (short) 1,
                SHORT,
                Duration.ZERO,
                Duration.ofSeconds(3),
                nowhere.events(),
                nowhere.market(),
                nowhere.audit(),
                nowhere.deadLetter());
        assertThatThrownBy(() -> KafkaReplica.open(impatient, "nobody", new EventCodec()))
                .hasMessage("Kafka at 127.0.0.1:1 did not answer within 3 s");
    }

    @Test
    void topicWithOtherPartitionsIsOneSentence() {
        var _ = KafkaReplica.open(settings(), "any", new EventCodec());
        var there = settings();
        var other = new KafkaSettings(
                there.servers(),
                "",
                (short) 1,
                (short) 1,
                SHORT,
                Duration.ZERO,
                Duration.ofSeconds(20),
                new KafkaSettings.TopicSettings(5, Duration.ZERO, "delete"),
                there.market(),
                there.audit(),
                there.deadLetter());
        assertThatThrownBy(() -> KafkaReplica.open(other, "any", new EventCodec()))
                .hasMessage(
                        "Kafka's topic sapphire.events.v1 has 3 partitions, but the configuration says 5: keys would"
                                + " move to others");
    }

    private static void poison(String account, byte[] value, String run) {
        var settings = settings();
        var sender = KafkaClients.of(settings).sender();
        var partition = Outgoing.partition(settings, account).partition();
        var record = new ProducerRecord<>(Topic.EVENTS, partition, account, value);
        if (!run.isEmpty()) {
            Outgoing.add(record.headers(), Outgoing.RUN, run);
        }
        StepVerifier.create(sender.send(Mono.just(SenderRecord.create(record, 0L))))
                .expectNextCount(1)
                .expectComplete()
                .verify(ReplicatedLog.LIMIT);
        sender.close();
    }

    private static List<Recorded> records(Path log) {
        var records = new ArrayList<Recorded>();
        FileEventLog.open(log, new EventCodec(), InstantSource.fixed(Instant.EPOCH), records::add)
                .close();
        return records;
    }

    /** Says what is out of place in few words: there are thousands. */
    private static void assertWhole(List<Long> found, long last) {
        var wrong = IntStream.range(0, found.size())
                .filter(place -> found.get(place) != place + 1)
                .limit(3)
                .mapToObj(place -> "%d at %d".formatted(found.get(place), place + 1))
                .toList();
        assertThat(wrong).as("out of place of %d, last %d", found.size(), last).isEmpty();
        assertThat(found).hasSize(Math.toIntExact(last));
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
