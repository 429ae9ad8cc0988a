package io.sapphire.local.runner;

import io.sapphire.local.data.RunArgument;
import io.sapphire.local.sentence.Refusal;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what led to a decision and what came of it. */
@Command(
        name = "explain",
        description = "Tells everything the log knows of one decision: votes, evidence, rules, orders, fills.")
public final class ExplainCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    private RunArgument argument = new RunArgument();

    @Parameters(index = "1", paramLabel = "DECISION", description = "Number of the decision, from 1.")
    private long decision;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public ExplainCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var run = argument.run();
        try (var reader = RunArgument.read(run)) {
            var story = DecisionStory.of(decision, reader);
            if (story.made().isEmpty()) {
                throw Refusal.misuse("There is no decision %d in %s.".formatted(decision, run.events()));
            }
            if (json) {
                out.println(StoryJson.of(story));
            } else {
                StoryText.of(story).forEach(out::println);
            }
        }
        return 0;
    }
}
