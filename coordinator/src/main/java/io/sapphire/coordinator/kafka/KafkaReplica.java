package io.sapphire.coordinator.kafka;

import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogCopy;
import io.sapphire.coordinator.eventlog.RecordCodec;
import io.sapphire.coordinator.shell.Replica;
import io.sapphire.trace.RecentSteps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.kafka.sender.KafkaSender;
import reactor.util.retry.Retry;

/**
 * The log of an account's runs in Kafka. At a start it says whether Kafka knows more than the local log, and brings that
 * back; then it sends on what the log gets.
 */
public final class KafkaReplica {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaReplica.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private final String account;
    private final KafkaClients clients;
    private final Topics topics;
    private final ReplicaReader reader;

    private KafkaReplica(KafkaSettings settings, String account, RecordCodec codec) {
        this.settings = settings;
        this.account = account;
        this.clients = KafkaClients.of(settings);
        this.topics = new Topics(clients, settings, settings.startWithin());
        this.reader = new ReplicaReader(clients, topics, settings, account, codec);
    }

    /**
     * Finds Kafka, and creates what is missing there.
     *
     * @throws IllegalStateException in one sentence if Kafka does not answer, or is not as it is configured
     */
    public static KafkaReplica open(KafkaSettings settings, String account, RecordCodec codec) {
        var replica = new KafkaReplica(settings, account, codec);
        replica.topics.ensure();
        return replica;
    }

    /** The run that the account's replica ends with. */
    public Optional<String> latestRun() {
        return reader.latestRun();
    }

    /** Whether Kafka's replica of a run is anything but a beginning of the local log. @param directory of the log */
    public boolean knowsBetter(String run, FileEventLog log, Path directory) {
        return !isIn(log, reader.end(run, Progress.in(directory)));
    }

    /** Sequence of the last event that is known to be in Kafka; 0 if nothing is known. */
    public long reached(String run, Path directory) {
        return Progress.in(directory)
                .filter(progress -> progress.run().equals(run))
                .map(progress -> progress.point().sequence())
                .orElse(0L);
    }

    private static boolean isIn(FileEventLog log, Point end) {
        return end.sequence() == 0
                || end.sequence() <= log.lastSequence()
                        && log.hashOf(end.sequence()).equals(end.hash());
    }

    /**
     * Puts Kafka's replica in the place of a local log, which is set aside whole, with the checkpoints that vouch for it:
     * what Kafka never saw of it is never merged.
     *
     * @param directory of the log; nobody has it open
     * @param heads folder of the latest checkpoints of all runs; nothing if there is none
     * @throws IllegalStateException if the replica does not reach back to the run's beginning
     */
    public void restore(String run, Path directory, Optional<Path> heads) {
        var draft = directory.resolveSibling(directory.getFileName() + "-restoring");
        try {
            delete(draft);
            long length;
            try (var copy = LogCopy.into(draft)) {
                var _ = reader.restore(run, copy::add);
                length = copy.length();
            }
            setAside(directory);
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
            if (heads.isPresent() && Files.exists(heads.get().resolve(run))) {
                setAside(heads.get().resolve(run));
            }
            LOG.warn("run {} was restored from Kafka up to event {}", run, length);
        } catch (IOException failure) {
            throw new UncheckedIOException("the log " + directory + " cannot be restored from Kafka", failure);
        }
    }

    private static void setAside(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        int number = 1;
        while (Files.exists(aside(path, number))) {
            number++;
        }
        Files.move(path, aside(path, number), StandardCopyOption.ATOMIC_MOVE);
        LOG.warn("{} was set aside as {}", path, aside(path, number));
    }

    private static Path aside(Path path, int number) {
        return path.resolveSibling(path.getFileName() + "-aside-" + number);
    }

    private static void delete(Path draft) throws IOException {
        if (Files.exists(draft)) {
            try (var files = Files.walk(draft)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Goes on with the replica of a run where it ends in Kafka.
     *
     * @param directory of the log
     * @param recent which steps recorded the newest events
     * @param within longest wait for an acknowledgement before the replica counts as lost
     */
    public Following follow(
            String run, FileEventLog log, Path directory, Flux<Long> heads, RecentSteps recent, Duration within) {
        var timer = Schedulers.newSingle("replica", true);
        var standings = new Standings(new Watch(within, settings.localOnlyFor(), 0), timer);
        var outgoing = new Outgoing(settings, account, run);
        var publication = new Publication(log, directory, outgoing, heads, recent, standings::acknowledged);
        var sending = Mono.fromCallable(() -> end(run, directory, log))
                .doOnNext(end -> standings.found(end.sequence()))
                .flatMap(end -> Mono.using(
                        clients::sender, sender -> publication.behind(end.sequence(), sender), KafkaSender::close))
                .subscribeOn(Schedulers.boundedElastic())
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                        .maxBackoff(LONGEST_RETRY)
                        .transientErrors(true)
                        .doBeforeRetry(retry -> failed(retry.failure(), standings)));
        var watching = heads.onBackpressureLatest()
                .publishOn(Schedulers.boundedElastic(), 1)
                .doOnNext(standings::head)
                .then();
        return new Following(
                standings::all,
                directory,
                Mono.when(sending, watching, standings.ticking().then()).doFinally(_ -> timer.dispose()));
    }

    /** Where to go on: Kafka knows, also what became of records that nobody answered for. */
    private Point end(String run, Path directory, FileEventLog log) {
        topics.ensure();
        var end = reader.end(run, Progress.in(directory));
        if (!isIn(log, end)) {
            throw new IllegalStateException(
                    "Kafka's replica goes on with events of another coordinator at event " + end.sequence());
        }
        return end;
    }

    private static void failed(Throwable failure, Standings standings) {
        var reason = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        LOG.warn("the replica in Kafka is not kept up: {}", reason, failure);
        standings.failed(reason);
    }

    /** A replica that is kept up while its work is subscribed to. */
    public record Following(Replica replica, Path directory, Mono<Void> work) {

        /** Completes when Kafka has everything up to an event, the checkpoints that vouch for it included. */
        public Mono<Void> has(long sequence) {
            return replica.standings()
                    .filter(_ -> Progress.in(directory)
                            .filter(progress -> progress.point().sequence() >= sequence)
                            .isPresent())
                    .next()
                    .then();
        }
    }
}
