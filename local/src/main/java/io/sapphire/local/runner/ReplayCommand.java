package io.sapphire.local.runner;

import io.sapphire.coordinator.audit.CheckpointVerifier;
import io.sapphire.coordinator.core.Divergence;
import io.sapphire.coordinator.core.Replay;
import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.LogStart;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.coordinator.snapshot.Snapshots;
import io.sapphire.local.data.FinishedRun;
import io.sapphire.local.data.RunArgument;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides everything in a log again and compares. */
@Command(
        name = "replay",
        description =
                "Decides a recorded run again from what came from outside, and compares every decision and order.")
public final class ReplayCommand implements Callable<Integer> {
    private static final int PARTED = 1;

    private final SapphireHome home;
    private final PrintStream out;

    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(names = "--until", paramLabel = "SEQ", description = "The last event to take (default: all).")
    private long until = Long.MAX_VALUE;

    @Option(
            names = "--from-snapshot",
            description = "Begin with the last snapshot beside the log that lies before --until.")
    private boolean fromSnapshot;

    @Option(names = "--json", description = "For programs: only the last line.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public ReplayCommand(SapphireHome home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public Integer call() {
        var run = argument.run();
        return run.isBacktest() ? replayBacktest(run) : replay(run);
    }

    private int replayBacktest(StoredRun run) {
        if (fromSnapshot) {
            throw Refusal.misuse(
                    "--from-snapshot: a backtest has no snapshots; it is traded again from its beginning.");
        }
        var played = BacktestReplay.of(home, run, until);
        if (played.unrecorded() > 0) {
            say("The log ends %d events before the backtest does: its end is missing.".formatted(played.unrecorded()));
        }
        var outcome = ReplayOutcome.of(played, until == Long.MAX_VALUE ? run.reportedHash() : Optional.empty());
        int told = tell(played.parted(), outcome);
        return played.unrecorded() > 0 ? PARTED : told;
    }

    private int replay(StoredRun run) {
        var found = fromSnapshot ? snapshot(run) : Optional.<Snapshots.Found>empty();
        var replay = found.map(Snapshots.Found::core).map(Replay::new).orElseGet(Replay::new);
        var start = found.map(Snapshots.Found::start).orElse(LogStart.BEGINNING);
        var ending = new Ending(run.ending().map(FinishedRun::summary));
        var divergence = play(run, start, replay, ending);
        return tell(divergence, ReplayOutcome.of(replay, divergence, ending.told(), ending.reached()));
    }

    private int tell(Optional<Divergence> divergence, ReplayOutcome outcome) {
        divergence.ifPresent(parted -> DivergenceText.of(parted).forEach(this::say));
        outcome.remarks().forEach(this::say);
        out.println(outcome.toJson());
        return outcome.isSame() ? 0 : PARTED;
    }

    private void say(String line) {
        if (!json) {
            out.println(line);
        }
    }

    private Optional<Snapshots.Found> snapshot(StoredRun run) {
        var found = new Snapshots(run.events(), Disk.real())
                .newest(new EventCodec(), until, this::isGenuine, this::say)
                .orElseThrow(() -> Refusal.failure(
                        "There is no snapshot beside the log in %s that could be used.".formatted(run.events())));
        say("Begun with the snapshot of event %d.".formatted(found.start().sequence()));
        return Optional.of(found);
    }

    /** Of a log that is not signed, or without the key, only log and state hash vouch for it. */
    private boolean isGenuine(String text, String signature) {
        var key = home.keys().resolve("audit-checkpoint.pub");
        return signature.equals(Snapshots.UNSIGNED)
                || !Files.isReadable(key)
                || CheckpointVerifier.fromFile(key).verifies(text, signature);
    }

    private Optional<Divergence> play(StoredRun run, LogStart start, Replay replay, Ending ending) {
        ending.pass(replay, start);
        try (var reader = RunArgument.readBehind(run, start)) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                var recorded = next.orElseThrow();
                if (recorded.sequence() > until) {
                    break;
                }
                var divergence = replay.take(recorded);
                if (divergence.isPresent()) {
                    return divergence;
                }
                ending.pass(replay);
            }
        }
        return Optional.empty();
    }
}
