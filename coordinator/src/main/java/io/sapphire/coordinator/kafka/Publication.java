package io.sapphire.coordinator.kafka;

import io.sapphire.coordinator.audit.CheckpointTail;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.kafka.Acknowledgements.Arrived;
import io.sapphire.coordinator.kafka.Acknowledgements.Departed;
import io.sapphire.domain.event.Recorded;
import io.sapphire.trace.Attribute;
import io.sapphire.trace.RecentSteps;
import io.sapphire.trace.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderRecord;
import reactor.kafka.sender.SenderResult;

/**
 * Sends a log from the file to Kafka, in its order, as it grows: a broker that is slow or gone stays behind, and no more
 * than what is in flight is kept in memory.
 */
final class Publication {
    private static final int BATCH = 64;
    /** From one note of the progress to the next: a file for every event would cost more than sending it. */
    private static final Duration WRITING = Duration.ofMillis(20);

    private final FileEventLog log;
    private final Path directory;
    private final Outgoing outgoing;
    private final Flux<Long> heads;
    private final RecentSteps recent;
    private final LongConsumer acknowledged;

    /**
     * @param directory of the log
     * @param heads sequence of the newest event, whenever it rises; a new subscriber gets the latest at once
     * @param recent which steps recorded the newest events: sending one goes on with its trace
     * @param acknowledged told up to which event Kafka has everything, whenever that rises
     */
    Publication(
            FileEventLog log,
            Path directory,
            Outgoing outgoing,
            Flux<Long> heads,
            RecentSteps recent,
            LongConsumer acknowledged) {
        this.log = log;
        this.directory = directory;
        this.outgoing = outgoing;
        this.heads = heads;
        this.recent = recent;
        this.acknowledged = acknowledged;
    }

    /** Sends what comes behind an event; fails when Kafka does not take it. */
    Mono<Void> behind(long sequence, KafkaSender<String, byte[]> sender) {
        return Mono.defer(() -> {
            var acknowledgements = new Acknowledgements();
            var audit = new Audit(sender);
            return sender.send(records(sequence + 1, acknowledgements))
                    .<Arrived>handle(
                            (result, sink) -> arrived(result, acknowledgements).ifPresent(sink::next))
                    // Answers come by the thousand: whoever tells of them, or writes them down, does not hold them up.
                    .onBackpressureLatest()
                    .publishOn(Schedulers.boundedElastic(), 1)
                    .doOnNext(event -> acknowledged.accept(event.sequence()))
                    // A checkpoint follows the events it vouches for, and holds none of them up.
                    .onBackpressureLatest()
                    .publishOn(Schedulers.boundedElastic(), 1)
                    .concatMap(event -> audit.follow(event.point()).then(Mono.delay(WRITING)), 1)
                    .then();
        });
    }

    private Flux<SenderRecord<String, byte[], Departed>> records(long from, Acknowledgements acknowledgements) {
        return Flux.using(() -> log.read(from), reader -> tail(reader, acknowledgements), LogReader::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Flux<SenderRecord<String, byte[], Departed>> tail(LogReader reader, Acknowledgements acknowledgements) {
        return heads.onBackpressureLatest()
                .publishOn(Schedulers.boundedElastic(), 1)
                .concatMap(_ -> written(reader, acknowledgements), 1);
    }

    /** All that is written by now. */
    private Flux<SenderRecord<String, byte[], Departed>> written(LogReader reader, Acknowledgements acknowledgements) {
        return Flux.<List<SenderRecord<String, byte[], Departed>>>generate(sink -> {
                    var batch = new ArrayList<SenderRecord<String, byte[], Departed>>();
                    Optional<Recorded> next = reader.read();
                    while (next.isPresent()) {
                        batch.addAll(leaving(next.get(), reader.bytes(), acknowledgements));
                        next = batch.size() < BATCH ? reader.read() : Optional.empty();
                    }
                    if (batch.isEmpty()) {
                        sink.complete();
                    } else {
                        sink.next(batch);
                    }
                })
                .concatMapIterable(batch -> batch, 1);
    }

    private List<SenderRecord<String, byte[], Departed>> leaving(
            Recorded recorded, byte[] bytes, Acknowledgements acknowledgements) {
        var step = sending(recorded);
        var records = outgoing.of(recorded, bytes, step.traceparent());
        var event = acknowledgements.sent(recorded.sequence(), bytes, records.size(), step);
        return records.stream()
                .map(record -> SenderRecord.create(record, event))
                .toList();
    }

    private Step sending(Recorded recorded) {
        return recent.onward("send " + Topic.EVENTS, recorded.sequence())
                .with(Attribute.MESSAGING_SYSTEM, "kafka")
                .with(Attribute.MESSAGING_OPERATION, "send")
                .with(Attribute.MESSAGING_DESTINATION, Topic.EVENTS)
                .with(Attribute.SEQUENCE, recorded.sequence());
    }

    private static Optional<Arrived> arrived(SenderResult<Departed> result, Acknowledgements acknowledgements) {
        var event = result.correlationMetadata();
        var place = placeOf(result, event.sequence());
        return acknowledgements.arrived(event, place.topic().equals(Topic.EVENTS) ? place.offset() : -1);
    }

    private static RecordMetadata placeOf(SenderResult<?> result, long sequence) {
        if (result.exception() != null) {
            throw new IllegalStateException(
                    "event %d did not arrive: %s"
                            .formatted(sequence, result.exception().getMessage()),
                    result.exception());
        }
        return result.recordMetadata();
    }

    /** Checkpoints, and how far everything is, written down. For one thread at a time. */
    private final class Audit {
        private final KafkaSender<String, byte[]> sender;
        private final AtomicLong last = new AtomicLong(Progress.in(directory)
                .filter(seen -> seen.run().equals(outgoing.run()))
                .map(Progress::checkpoint)
                .orElse(0L));
        private final CheckpointTail tail = new CheckpointTail(directory, last.get());

        Audit(KafkaSender<String, byte[]> sender) {
            this.sender = sender;
        }

        Mono<Void> follow(Point point) {
            var signed = Flux.fromIterable(tail.upTo(point.sequence()));
            return sender.send(signed.map(one -> SenderRecord.create(
                            outgoing.of(one), one.checkpoint().sequence())))
                    .doOnNext(result -> {
                        var _ = placeOf(result, result.correlationMetadata());
                        last.set(result.correlationMetadata());
                    })
                    .then(Mono.fromRunnable(() -> new Progress(outgoing.run(), point, last.get()).writeTo(directory)));
        }
    }
}
