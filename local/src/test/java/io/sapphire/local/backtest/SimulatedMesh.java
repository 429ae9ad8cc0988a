package io.sapphire.local.backtest;

import io.sapphire.coordinator.audit.CheckpointSigner;
import io.sapphire.coordinator.audit.SealedLog;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.FrameHistory;
import io.sapphire.coordinator.eventlog.LogStart;
import io.sapphire.coordinator.eventlog.LogUnwritableException;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.coordinator.shell.Instruction;
import io.sapphire.coordinator.shell.Sequencer;
import io.sapphire.coordinator.shell.ShellRules;
import io.sapphire.coordinator.shell.TradingShell;
import io.sapphire.coordinator.snapshot.Snapshots;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * The whole mesh in one thread: our agents, the coordinator's shell, core and log, the adapter's reports and the
 * simulator's engine, in virtual time. Whatever waits, waits for this to move time on; nothing else does.
 */
final class SimulatedMesh implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final int MOST_TICKS = 20_000;
    private static final long SEGMENT = 200_000;
    private static final int SNAPSHOT_EVERY = 400;
    private static final int STEPS_HALTED = 20;
    private static final EventCodec CODEC = new EventCodec();
    private static final ShellRules RULES = new ShellRules(Duration.ofSeconds(1), Duration.ofSeconds(60));

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final BacktestPlan plan;
    private final Path events;
    private final Path heads;
    private final CheckpointSigner signer;
    private final Chance chance;
    private final FaultyWire wire;
    private final FaultyDisk disk;
    private final List<FaultyLine> agents;
    private final Snapshots snapshots;
    private final List<String> problems = new ArrayList<>();
    private Optional<TradingCore> core = Optional.empty();
    private Optional<TradingShell> shell = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private Optional<FileEventLog> log = Optional.empty();
    private Disposable trading = Disposables.disposed();
    private long resumeAt = Long.MAX_VALUE;
    private long snapshot;
    private Duration skew = Duration.ZERO;

    SimulatedMesh(BacktestPlan plan, Path folder, Path key, Chance chance) {
        this.plan = plan;
        this.events = folder.resolve("events");
        this.heads = folder.resolve("heads");
        this.signer = CheckpointSigner.fromFile(key);
        this.chance = chance;
        this.wire = new FaultyWire(plan, chance);
        this.disk = new FaultyDisk(chance);
        this.snapshots = new Snapshots(events, disk);
        this.agents = plan.agents().stream()
                .map(factory -> new FaultyLine(
                        factory, plan.start().listings(), span -> FrameHistory.of(events, CODEC, span), chance))
                .toList();
    }

    /** To the end of the recording, and a few quiet steps. */
    void play() {
        start();
        for (int tick = 0; tick < MOST_TICKS && !isOver(); tick++) {
            disturb();
            time.advanceTimeBy(chance.of("machine stood still", 2_000) ? chance.within(Duration.ofSeconds(40)) : TICK);
            failure.ifPresent(this::recover);
        }
        if (!isOver()) {
            problems.add("the mesh hangs at " + core.map(now -> now.state().now()));
        }
    }

    private boolean isOver() {
        return core.filter(now -> now.state().readiness() == Readiness.RECORDING_ENDED)
                        .isPresent()
                && failure.isEmpty()
                && core.filter(now ->
                                now.orders().unknown() == 0 && now.orders().inFlight() == 0)
                        .isPresent();
    }

    private void disturb() {
        if (chance.of("coordinator killed", 400)) {
            die();
            start();
        }
        if (chance.of("clock set", 500)) {
            skew = chance.within(Duration.ofHours(2)).minusHours(1);
        }
        long step = core.map(now -> now.state().step()).orElse(0L);
        if (resumeAt == Long.MAX_VALUE && chance.of("operator halts", 500)) {
            order(new Instruction.Halt(Scope.ALL));
            resumeAt = step + STEPS_HALTED;
        } else if (step >= resumeAt) {
            order(new Instruction.Resume(Scope.ALL));
            resumeAt = Long.MAX_VALUE;
        }
    }

    /** What is on its way when a process dies is lost; the operator sees that, and says it again. */
    private void order(Instruction instruction) {
        shell.ifPresent(now -> now.order(instruction, "operator", "drill").subscribe(_ -> {}, _ -> {}));
    }

    private void die() {
        disk.kill();
        trading.dispose();
        log = Optional.empty();
        disk.heal();
    }

    private void recover(Throwable cause) {
        failure = Optional.empty();
        switch (cause) {
            case FaultyDisk.Death _ -> {
                die();
                start();
            }
            case LogUnwritableException _ -> {
                trading.dispose();
                time.advanceTimeBy(chance.within(Duration.ofMinutes(1)));
                disk.heal();
                start();
            }
            default -> problems.add("trading stopped: " + cause);
        }
    }

    /** As the coordinator starts, each time. */
    private void start() {
        try {
            begin();
        } catch (FaultyDisk.Death | LogUnwritableException atStart) {
            failure = Optional.of(atStart);
        } catch (IOException unkept) {
            throw new UncheckedIOException(unkept);
        }
    }

    private void begin() throws IOException {
        java.nio.file.Files.createDirectories(events);
        var found =
                snapshots.newest(CODEC, (text, signature) -> signer.sign(text).equals(signature), problems::add);
        core = found.map(Snapshots.Found::core);
        var from = found.map(Snapshots.Found::start).orElse(LogStart.BEGINNING);
        snapshot = from.sequence();
        var opened =
                FileEventLog.open(events, CODEC, this::now, new FileEventLog.Rules(SEGMENT, disk), from, this::fold);
        log = Optional.of(opened);
        var sealed = SealedLog.over(opened, events, heads, signer, plan.start().runId());
        if (core.isEmpty()) {
            core = Optional.of(TradingCore.of(plan.start()));
            var _ = core.orElseThrow().apply(sealed.append(plan.start(), ""));
        }
        var sequencer = new Sequencer(sealed, core.orElseThrow(), now -> quiet(now, sealed, opened));
        var fresh = new TradingShell(sequencer, wire, wire, List.copyOf(agents), RULES);
        shell = Optional.of(fresh);
        trading = wire.describe().flatMap(fresh::run).subscribe(_ -> {}, thrown -> failure = Optional.of(thrown));
    }

    private void fold(Recorded recorded) {
        if (core.isEmpty() && recorded.event() instanceof RunStarted started) {
            core = Optional.of(TradingCore.recorded(started));
        }
        var _ = core.orElseThrow().apply(recorded);
    }

    private void quiet(TradingCore now, SealedLog sealed, FileEventLog opened) {
        if (now.state().sequence() - snapshot < SNAPSHOT_EVERY) {
            return;
        }
        snapshot = now.state().sequence();
        sealed.sync();
        try {
            snapshots.keep(now, opened.lastHash(), signer::sign);
        } catch (IOException full) {
            // The next start reads more of the log; trading stops at the next record.
        }
    }

    private Instant now() {
        return Instant.EPOCH
                .plusMillis(time.now(java.util.concurrent.TimeUnit.MILLISECONDS))
                .plus(skew);
    }

    TradingCore core() {
        return core.orElseThrow();
    }

    FaultyWire wire() {
        return wire;
    }

    Path events() {
        return events;
    }

    Path heads() {
        return heads;
    }

    /** Everything that is wrong; nothing if all is well. */
    List<String> verdict(Path publicKey) {
        var all = new ArrayList<>(problems);
        all.addAll(MeshOracle.of(this, publicKey));
        return all;
    }

    @Override
    public void close() {
        trading.dispose();
        VirtualTimeScheduler.reset();
    }
}
