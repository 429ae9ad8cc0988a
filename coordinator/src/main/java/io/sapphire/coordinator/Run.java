package io.sapphire.coordinator;

import io.sapphire.coordinator.audit.CheckpointSigner;
import io.sapphire.coordinator.audit.RunningAudit;
import io.sapphire.coordinator.audit.SealedLog;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.eventlog.LogStart;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.coordinator.kafka.KafkaReplica;
import io.sapphire.coordinator.shell.OrderTraces;
import io.sapphire.coordinator.shell.VenueDescription;
import io.sapphire.coordinator.snapshot.Snapshots;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Symbol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of a run and the core folded from it: a new one, or the one that was interrupted. */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final EventCodec CODEC = new EventCodec();
    private static final String NO_TRACE = "";

    private final FileEventLog log;
    private final Snapshots snapshots;
    private final long snapshotEvery;
    private final Retention retention;
    private final InstantSource clock;
    private final Optional<CheckpointSigner> signer;
    private final Optional<Path> heads;
    private EventLog writer;
    private final OrderTraces orderTraces = new OrderTraces();
    private Optional<TradingCore> core;
    private final Optional<KafkaReplica> replica;
    private long snapshot;

    private Run(CoordinatorProperties properties, InstantSource clock, Disk disk, Optional<KafkaReplica> replica) {
        this.replica = replica;
        this.snapshotEvery = properties.snapshotEvery();
        this.retention = properties.retention();
        this.clock = clock;
        this.signer = properties.checkpointKeyFile().isEmpty()
                ? Optional.empty()
                : Optional.of(CheckpointSigner.fromFile(Path.of(properties.checkpointKeyFile())));
        this.heads = properties.heads().isEmpty() ? Optional.empty() : Optional.of(Path.of(properties.heads()));
        this.snapshots = new Snapshots(properties.log(), disk);
        var found = Files.isDirectory(properties.log())
                ? snapshots.newest(CODEC, this::isGenuine, LOG::warn)
                : Optional.<Snapshots.Found>empty();
        this.core = found.map(Snapshots.Found::core);
        var start = found.map(Snapshots.Found::start).orElse(LogStart.BEGINNING);
        this.snapshot = start.sequence();
        if (found.isEmpty() && Files.isDirectory(properties.log()) && LogReader.firstKept(properties.log()) > 1) {
            throw new IllegalArgumentException(
                    "the first events of the log were retired, and no snapshot of this build goes on from there");
        }
        var rules = new FileEventLog.Rules(FileEventLog.Rules.USUAL.segmentSize(), disk);
        this.log = FileEventLog.open(properties.log(), CODEC, clock, rules, start, this::fold);
        this.writer = log;
    }

    /**
     * Goes on with the run in the log, or begins one.
     *
     * @throws IllegalArgumentException if a setting is missing, wrong or unknown, or the log was begun with other ones
     */
    static Run open(
            CoordinatorProperties properties,
            VenueDescription venue,
            String build,
            InstantSource clock,
            Disk disk,
            Optional<KafkaReplica> replica) {
        var started = RunTerms.of(properties, venue, build);
        // Wrong settings are refused before anything is written.
        var fresh = TradingCore.of(started);
        var local = new Run(properties, clock, disk, replica);
        var run = replica.map(kafka -> local.adopted(kafka, properties, disk)).orElse(local);
        run.core.ifPresent(core -> RunTerms.requireSame(core.run(), started));
        run.seal(properties, run.core.map(TradingCore::run).orElse(started).runId());
        if (run.core.isEmpty()) {
            run.begin(fresh, properties);
        }
        run.record(properties.openingActs());
        return run;
    }

    /** This run, or what Kafka knows better of it: a log that was lost, or one that another coordinator went on with. */
    private Run adopted(KafkaReplica kafka, CoordinatorProperties properties, Disk disk) {
        var id = core.map(begun -> begun.run().runId())
                .or(() -> kafka.latestRun()
                        .filter(latest -> properties.runId().isEmpty()
                                || properties.runId().equals(latest)));
        if (id.filter(run -> kafka.knowsBetter(run, log, properties.log())).isEmpty()) {
            return this;
        }
        log.close();
        kafka.restore(id.orElseThrow(), properties.log(), heads);
        return new Run(properties, clock, disk, replica);
    }

    /** What the log tells was decided already; its effects were carried out, or are asked about at the takeover. */
    private void fold(Recorded recorded) {
        if (core.isEmpty() && recorded.event() instanceof RunStarted started) {
            core = Optional.of(TradingCore.recorded(started));
        }
        var _ = core().apply(recorded);
        orderTraces.fold(recorded);
    }

    private void seal(CoordinatorProperties properties, String runId) {
        signer.ifPresent(
                key -> writer = SealedLog.over(log, properties.log(), Path.of(properties.heads()), key, runId));
    }

    /** Whoever could write a snapshot could write limits and positions: one of a signed log is signed itself. */
    private boolean isGenuine(String text, String signature) {
        return signature.equals(signature(text));
    }

    private String signature(String text) {
        return signer.map(key -> key.sign(text)).orElse(Snapshots.UNSIGNED);
    }

    /** All that followed from an event is recorded. A snapshot that cannot be kept makes the next start slower, no more. */
    void quiet(TradingCore now) {
        if (now.state().sequence() - snapshot < snapshotEvery) {
            return;
        }
        snapshot = now.state().sequence();
        writer.sync();
        try {
            snapshots.keep(now, log.lastHash(), this::signature);
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("no snapshot of event {} is kept: {}", snapshot, failure.getMessage());
        }
        retire();
    }

    private void retire() {
        try {
            var oldest = snapshots.sequences().stream().min(Comparator.naturalOrder());
            if (retention.keepsAll() || oldest.isEmpty() || !(writer instanceof SealedLog sealed)) {
                return;
            }
            long needed = Math.min(oldest.orElseThrow(), unreplicated());
            long last = retention.last(log.directory(), CODEC, needed, clock.instant());
            if (last > 0) {
                sealed.retire(last);
                LOG.info("events up to {} are retired", last);
            }
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("nothing of the event log is retired: {}", failure.getMessage());
        }
    }

    /** The first event that a replica may still have to be sent. */
    private long unreplicated() {
        return replica.map(kafka -> kafka.reached(id(), log.directory()) + 1).orElse(Long.MAX_VALUE);
    }

    private void begin(TradingCore fresh, CoordinatorProperties properties) {
        core = Optional.of(fresh);
        record(fresh.run());
        var since = fresh.run().tradingStart();
        Stream.concat(Stream.of(properties.carriedHalt()), properties.carriedMarkets().stream())
                .filter(halt -> !halt.operator().isEmpty())
                .forEach(halt -> record(latched(halt, since)));
        writer.sync();
    }

    /** Whoever goes on with a run has done so too. */
    private void record(List<CoordinatorProperties.OpeningAct> acts) {
        var now = core().state().now();
        acts.forEach(act -> record(new MeshEvent.OperatorActed(act.operator(), act.action(), act.reason(), now)));
        if (!acts.isEmpty()) {
            writer.sync();
        }
    }

    private static MeshEvent latched(CoordinatorProperties.CarriedHalt halt, Instant since) {
        var scope = halt.symbol().isEmpty() ? Scope.ALL : new Scope.Market(new Symbol(halt.symbol()));
        return halt.trading().equals("REDUCING")
                ? new MeshEvent.TradingReduced(halt.operator(), halt.reason(), since, scope)
                : new MeshEvent.TradingHalted(halt.operator(), halt.reason(), since, scope);
    }

    private void record(MeshEvent event) {
        var _ = core().apply(writer.append(event, NO_TRACE));
    }

    String id() {
        return core().run().runId();
    }

    /** For readers. */
    FileEventLog log() {
        return log;
    }

    /** Of all that is written so far. */
    RunningAudit audit() {
        return new RunningAudit(log, CODEC, signer, heads);
    }

    /** For the one writer. */
    EventLog writer() {
        return writer;
    }

    /** What led to the orders of the log so far. */
    OrderTraces orderTraces() {
        return orderTraces;
    }

    TradingCore core() {
        return core.orElseThrow(
                () -> new IllegalArgumentException("the event log does not begin with the run's start"));
    }
}
