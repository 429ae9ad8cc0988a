package io.sapphire.coordinator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.coordinator.eventlog.RecordCodec;
import io.sapphire.domain.event.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/** Reads an account's replica. Waits; not for the core's thread. */
final class ReplicaReader {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaReader.class);
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final KafkaClients clients;
    private final Topics topics;
    private final TopicPartition partition;
    private final String account;
    private final RecordCodec codec;

    ReplicaReader(KafkaClients clients, Topics topics, KafkaSettings settings, String account, RecordCodec codec) {
        this.clients = clients;
        this.topics = topics;
        this.partition = Outgoing.partition(settings, account);
        this.account = account;
        this.codec = codec;
    }

    /** The run that the account's replica ends with. */
    Optional<String> latestRun() {
        var span = topics.span(partition);
        return LongStream.of(1, 100, 10_000, span.next() - span.first())
                .map(back -> Math.max(span.first(), span.next() - back))
                .mapToObj(from -> latestRun(from, span.next()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> latestRun(long from, long next) {
        var latest = new AtomicReference<Optional<String>>(Optional.empty());
        read(from, next, record -> {
            if (account.equals(record.key())) {
                header(record, Outgoing.RUN).ifPresent(run -> latest.set(Optional.of(run)));
            }
        });
        return latest.get();
    }

    /** Where the replica of a run ends; at 0 if there is none of it. @param known where it was seen last */
    Point end(String run, Optional<Progress> known) {
        var span = topics.span(partition);
        var usable = known.filter(seen -> seen.run().equals(run))
                .map(Progress::point)
                .filter(point -> span.first() <= point.offset() && point.offset() < span.next());
        if (usable.isPresent() && holds(usable.get(), run)) {
            var chain = new ReplicaChain(_ -> {});
            chain.startBehind(usable.get().sequence(), usable.get().hash());
            return follow(
                    run,
                    usable.get().offset() + 1,
                    span.next(),
                    chain,
                    usable.get().offset());
        }
        return latestRun().filter(run::equals).isPresent()
                ? follow(run, span.first(), span.next(), new ReplicaChain(_ -> {}), -1)
                : new Point(0, "", -1);
    }

    private boolean holds(Point point, String run) {
        var found = new AtomicReference<>(false);
        read(
                point.offset(),
                point.offset() + 1,
                record -> found.set(
                        isOf(record, run) && Point.hashOf(record.value()).equals(point.hash())));
        return found.get();
    }

    /**
     * Every event of a run, from its first.
     *
     * @throws IllegalStateException if the replica does not reach back to it
     */
    Point restore(String run, Consumer<byte[]> records) {
        var span = topics.span(partition);
        var chain = new ReplicaChain(records);
        var end = follow(run, span.first(), span.next(), chain, -1);
        if (chain.first() != 1) {
            throw new IllegalStateException("Kafka's replica of run %s begins with event %d: it cannot be restored"
                    .formatted(run, chain.first()));
        }
        chain.finish();
        return end;
    }

    private Point follow(String run, long from, long next, ReplicaChain chain, long knownOffset) {
        var letters = new ArrayList<DeadLetter>();
        var last = new AtomicReference<>(knownOffset);
        read(from, next, record -> {
            if (account.equals(record.key()) && header(record, Outgoing.RUN).isEmpty()) {
                letters.add(new DeadLetter(record, "it does not say of which run it is"));
            } else if (isOf(record, run)) {
                take(record, chain, letters::add, last::set);
            }
        });
        bury(letters);
        return new Point(chain.last(), chain.lastHash(), last.get());
    }

    private void take(
            ConsumerRecord<String, byte[]> record,
            ReplicaChain chain,
            Consumer<DeadLetter> letters,
            Consumer<Long> taken) {
        Recorded recorded;
        try {
            recorded = codec.decode(record.value());
        } catch (IllegalArgumentException poison) {
            letters.accept(new DeadLetter(record, String.valueOf(poison.getMessage())));
            return;
        }
        switch (chain.take(recorded, record.value())) {
            case NEXT -> taken.accept(record.offset());
            case AGAIN -> {}
            case FOREIGN ->
                letters.accept(new DeadLetter(
                        record, "event %d does not follow from event %d".formatted(recorded.sequence(), chain.last())));
        }
    }

    private void bury(List<DeadLetter> letters) {
        letters.forEach(letter -> LOG.warn("{} was not taken: {}", letter.source(), letter.reason()));
        if (letters.isEmpty()) {
            return;
        }
        var sender = clients.sender();
        try {
            join(sender.send(Flux.fromIterable(letters).map(DeadLetter::outgoing)));
        } finally {
            sender.close();
        }
    }

    private boolean isOf(ConsumerRecord<String, byte[]> record, String run) {
        return account.equals(record.key())
                && header(record, Outgoing.RUN).filter(run::equals).isPresent();
    }

    private static Optional<String> header(ConsumerRecord<String, byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name)).map(header -> new String(header.value(), UTF_8));
    }

    private void read(long from, long next, Consumer<ConsumerRecord<String, byte[]>> visitor) {
        if (from < next) {
            join(clients.receiver(partition, from)
                    .receive()
                    .takeUntil(record -> record.offset() >= next - 1)
                    .filter(record -> record.offset() < next)
                    .timeout(SILENCE)
                    .doOnNext(visitor::accept));
        }
    }

    private static void join(Flux<?> stream) {
        try {
            var _ = stream.then().toFuture().join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("Kafka's replica cannot be read: " + failed.getCause(), failed.getCause());
        }
    }
}
