package io.sapphire.local.control;

import io.grpc.StatusRuntimeException;
import io.sapphire.local.grpc.SafetyClient;
import io.sapphire.local.grpc.SafetyClient.Flattened;
import io.sapphire.local.http.ControlClient.UnansweredException;
import io.sapphire.local.keys.OperatorAccess;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One of halt, reduce, resume, flatten and rearm; which one is its name. */
@Command(description = "Tells a running mesh to halt, reduce, resume, flatten or re-arm.")
public final class Hand implements Callable<Integer> {
    private static final String OPERATOR = "command-line";

    private final Verb verb;
    private final SapphireHome home;
    private final Map<String, String> environment;
    private final PrintStream out;

    @Mixin
    private MeshOption mesh = new MeshOption();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the log.")
    private String reason = "";

    @Option(names = "--symbol", paramLabel = "S", description = "Only this market.")
    private String symbol = "";

    @Option(names = "--agent", paramLabel = "ID", description = "Only this agent; it can be halted and resumed.")
    private String agent = "";

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    /** What an operator can do. */
    public enum Verb {
        HALT("halt"),
        REDUCE("reduce"),
        RESUME("resume"),
        FLATTEN("flatten"),
        REARM("rearm");

        private final String word;

        Verb(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Hand(Verb verb, SapphireHome home, Map<String, String> environment, PrintStream out) {
        this.verb = verb;
        this.home = home;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        var access = mesh.access(home, environment);
        try {
            long sequence = MeshOption.with(access, client -> client.give(verb.word(), wish()));
            out.println("Recorded as event %d: %s %s.".formatted(sequence, verb.word(), what()));
            releaseAdapter(access);
            return 0;
        } catch (UnansweredException unanswered) {
            var target = access.adapter().filter(_ -> coversAll()).orElseThrow(() -> panic(unanswered));
            return atAdapter(target, unanswered);
        }
    }

    /** A latch that was laid while the coordinator was gone holds until somebody lets go of it too. */
    private void releaseAdapter(OperatorAccess access) {
        access.adapter().filter(_ -> verb == Verb.RESUME && coversAll()).ifPresent(target -> {
            try (var safety = new SafetyClient(target)) {
                if (!safety.latch().isOpen()) {
                    safety.release(OPERATOR, reason);
                    out.println("The adapter's own latch is open again.");
                }
            }
        });
    }

    private Map<String, String> wish() {
        var wish = new TreeMap<>(Map.of("reason", reason));
        if (!symbol.isEmpty()) {
            wish.put("symbol", symbol);
        }
        if (!agent.isEmpty()) {
            wish.put("agentId", agent);
        }
        return wish;
    }

    private String what() {
        return coversAll() ? "everything" : symbol.isEmpty() ? agent : symbol;
    }

    private boolean coversAll() {
        return symbol.isEmpty() && agent.isEmpty();
    }

    /** The way to safety that needs no coordinator. */
    private int atAdapter(String target, UnansweredException unanswered) {
        try (var safety = new SafetyClient(target)) {
            var done = switch (verb) {
                case HALT -> "%d cancels".formatted(safety.halt(OPERATOR, reason));
                case FLATTEN -> flattened(safety.flatten(OPERATOR, reason));
                case REDUCE, RESUME, REARM -> throw panic(unanswered);
            };
            out.println("The coordinator does not answer (%s); the adapter latched by itself: %s."
                    .formatted(unanswered.getMessage(), done));
            return 0;
        } catch (StatusRuntimeException silent) {
            throw Refusal.failure(
                    "Not done for sure: %s, and the adapter says %s. './sapphire panic' needs neither."
                            .formatted(unanswered.getMessage(), silent.getStatus()),
                    silent);
        }
    }

    private static String flattened(Flattened done) {
        var counts = "%d cancels, %d closing orders".formatted(done.cancels(), done.closes());
        if (!done.refusals().isEmpty()) {
            throw Refusal.failure(
                    "Not everything is closed: the adapter latched by itself (%s), but the venue did not take %s."
                            .formatted(counts, String.join("; ", done.refusals())));
        }
        return counts;
    }

    private Refusal panic(UnansweredException unanswered) {
        var hint = coversAll() ? " Without the mesh, './sapphire panic' cancels and closes at the venue." : "";
        return Refusal.failure("Not done: %s.%s".formatted(unanswered.getMessage(), hint), unanswered);
    }
}
