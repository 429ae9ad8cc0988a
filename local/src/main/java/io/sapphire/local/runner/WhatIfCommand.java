package io.sapphire.local.runner;

import io.sapphire.local.data.RunArgument;
import io.sapphire.local.options.SapphireHome;
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

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public WhatIfCommand(SapphireHome home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public Integer call() {
        var words = answers.stream().map(AnswerFile::read).toList();
        var ways = WhatIf.of(decision, dropped, settings, words).answer(home, argument.run(), simulate);
        if (json) {
            out.println(ways.json());
        } else {
            ways.lines().forEach(out::println);
        }
        return 0;
    }
}
