package io.sapphire.local.runner;

import io.sapphire.domain.signal.AgentId;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes one recorded decision again with something changed. */
@Command(
        name = "what-if",
        description = "Takes one recorded decision again with an agent, a limit or an answer changed, side by side.")
public final class WhatIfCommand implements Callable<Integer> {
    private final SapphireHome home;
    private final PrintStream out;

    @Mixin
    private RunArgument argument = new RunArgument();

    @Parameters(index = "1", paramLabel = "DECISION", description = "Number of the decision, from 1.")
    private long decision;

    @Option(names = "--drop-agent", paramLabel = "A", description = "As if this agent had never had a seat.")
    private List<String> dropped = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Another limit or rule, for example max-order-notional=200.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--answer",
            paramLabel = "FILE",
            description = "JSON with another word of an agent: agent, direction, confidence.")
    private List<Path> answers = new ArrayList<>();

    @Option(names = "--simulate", description = "Go on with the simulator from there to the end of the recorded run.")
    private boolean simulate;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public WhatIfCommand(SapphireHome home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public Integer call() {
        var changes = changes();
        var run = argument.run();
        var recorded = alternative(run, List.of());
        var other = alternative(run, changes);
        out.println("Decision %d of %s; everything before it as recorded.".formatted(decision, run.directory()));
        SideBySide.of(recorded, other).forEach(out::println);
        if (simulate) {
            Simulation.of(home, run, recorded, other, changes).forEach(out::println);
        }
        return 0;
    }

    private Alternative alternative(StoredRun run, List<Change> changes) {
        try (var reader = RunArgument.read(run)) {
            return Alternative.of(decision, reader, changes);
        } catch (IllegalArgumentException unusable) {
            throw Refusal.misuse(unusable.getMessage() + ".");
        }
    }

    private List<Change> changes() {
        var changes = new ArrayList<Change>();
        dropped.forEach(agent -> changes.add(new Change.DropAgent(new AgentId(agent))));
        settings.forEach(setting -> changes.add(Change.Set.parse(setting)));
        answers.forEach(file -> changes.add(AnswerFile.read(file)));
        if (changes.isEmpty()) {
            throw Refusal.misuse("Say what is to be otherwise: --drop-agent, --set or --answer.");
        }
        return changes;
    }
}
