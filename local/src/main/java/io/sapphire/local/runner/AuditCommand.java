package io.sapphire.local.runner;

import io.sapphire.coordinator.audit.Audit;
import io.sapphire.coordinator.audit.AuditReport;
import io.sapphire.coordinator.audit.CheckpointVerifier;
import io.sapphire.coordinator.audit.Seals;
import io.sapphire.coordinator.audit.SignedCheckpoint;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.local.data.RunArgument;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Proves that a log is the one that was written, or says what is not. */
@Command(
        name = "audit-verify",
        description = "Verifies that nothing in a log was changed, removed, moved or added, with a public key alone.")
public final class AuditCommand implements Callable<Integer> {
    private static final int NOT_WHOLE = 1;

    private final SapphireHome home;
    private final PrintStream out;

    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "Of the checkpoints, X.509 in PEM (default: this machine's).")
    private Optional<Path> publicKey = Optional.empty();

    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = "Latest signed checkpoint of the run (default $${SAPPHIRE_HOME:-~/.sapphire}/heads/RUN).")
    private Optional<Path> head = Optional.empty();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public AuditCommand(SapphireHome home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public Integer call() {
        var run = argument.run();
        head.ifPresent(file -> requireFile("--head", file));
        var key = publicKey.orElseGet(() -> home.keys().resolve("audit-checkpoint.pub"));
        requireFile("--public-key", key);
        var report = Audit.of(run.events(), new EventCodec(), CheckpointVerifier.fromFile(key), this::headOf);
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(Told.of(report)));
        } else {
            tell(report);
        }
        return report.isWhole() ? 0 : NOT_WHOLE;
    }

    /** For programs. @param head event that the head kept apart from the log is of; nothing if none was at hand */
    private record Told(
            String run,
            long events,
            long vouched,
            long retired,
            Optional<Long> head,
            List<String> wrongs,
            boolean whole) {

        private static Told of(AuditReport report) {
            return new Told(
                    report.run(),
                    report.events(),
                    report.vouched(),
                    report.retired(),
                    report.head(),
                    report.wrongs(),
                    report.isWhole());
        }
    }

    private Optional<SignedCheckpoint> headOf(String run) {
        return Seals.head(head.orElseGet(() -> home.heads().resolve(run)));
    }

    private void tell(AuditReport report) {
        out.println("Run %s: %d events, %d of them vouched for by a signature."
                .formatted(report.run().isEmpty() ? "(unknown)" : report.run(), report.events(), report.vouched()));
        if (report.retired() > 0) {
            out.println("Events 1 to %d were retired on purpose: that is signed, and so is what they led to."
                    .formatted(report.retired()));
        }
        report.head()
                .ifPresentOrElse(
                        sequence -> out.println("The head kept apart from the log is of event " + sequence + "."),
                        () -> out.println("No head of this run was at hand: if the end was cut off, or everything was"
                                + " rewritten without checkpoints, nobody can tell."));
        report.wrongs().forEach(wrong -> out.println("WRONG  " + wrong));
        out.println(report.isWhole() ? "Nothing is wrong." : "This is not the log that was written.");
    }

    private static void requireFile(String option, Path file) {
        if (!Files.isReadable(file)) {
            throw Refusal.misuse("%s: %s is not a file that can be read.".formatted(option, file));
        }
    }
}
