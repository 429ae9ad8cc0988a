package io.sapphire.local.runner;

import io.sapphire.coordinator.core.Divergence;
import io.sapphire.coordinator.core.Replay;
import io.sapphire.local.data.FinishedRun;
import io.sapphire.local.data.StoredRun;
import java.io.PrintStream;
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

    private final PrintStream out;

    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(names = "--until", paramLabel = "SEQ", description = "The last event to take (default: all).")
    private long until = Long.MAX_VALUE;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public ReplayCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var run = argument.run();
        var replay = new Replay();
        var ending = new Ending(run.ending().map(FinishedRun::summary));
        var divergence = play(run, replay, ending);
        divergence.ifPresent(parted -> DivergenceText.of(parted).forEach(out::println));
        var outcome = ReplayOutcome.of(replay, divergence, ending.told(), ending.reached());
        outcome.remarks().forEach(out::println);
        out.println(outcome.toJson());
        return outcome.isSame() ? 0 : PARTED;
    }

    private Optional<Divergence> play(StoredRun run, Replay replay, Ending ending) {
        try (var reader = RunArgument.read(run)) {
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
