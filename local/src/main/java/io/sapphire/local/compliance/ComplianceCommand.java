package io.sapphire.local.compliance;

import io.sapphire.coordinator.audit.Audit;
import io.sapphire.coordinator.audit.CheckpointVerifier;
import io.sapphire.coordinator.audit.Seals;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.local.data.RunArgument;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.options.SapphireHome;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Holds a run against the controls that regulators ask of automated trading. */
@Command(
        name = "compliance-check",
        description = {
            "Verifies the controls of SEC rule 15c3-5 and RTS 6 (EU 2017/589) that a program can keep, each against the"
                    + " configuration and the event log of a run.",
            "A control that is missing, broken or cannot be shown is a failure: exit code 1."
        })
public final class ComplianceCommand implements Callable<Integer> {
    private static final int NOT_KEPT = 1;
    private static final String CEILINGS = "sapphire.exchange.ceilings.max-order-notional";
    private static final String ELSEWHERE =
            "Not a matter of one program, and not looked at here: governance, staff and training, the yearly"
                    + " self-assessment and certification, conformance tests with a venue, surveillance for abuse,"
                    + " outsourcing.";

    private final SapphireHome home;
    private final PrintStream out;

    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public ComplianceCommand(SapphireHome home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public Integer call() {
        var run = argument.run();
        var examination = new Examination();
        var controls = new ArrayList<Control>();
        try (var reader = RunArgument.read(run)) {
            controls.addAll(examination.of(reader));
        }
        controls.add(ceilings(run));
        controls.add(records(run));
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(controls));
        } else {
            tell(examination.desk(), controls);
        }
        return controls.stream().allMatch(Control::isKept) ? 0 : NOT_KEPT;
    }

    private void tell(Desk desk, List<Control> controls) {
        desk.run()
                .ifPresent(run -> out.println("Run %s, profile %s, %d events, %d orders."
                        .formatted(run.runId(), run.profile(), desk.events(), desk.intents())));
        for (var control : controls) {
            out.println();
            out.println("%-8s  %s (%s)"
                    .formatted(control.verdict().name().toLowerCase(Locale.ROOT), control.name(), control.rules()));
            out.println("          configured: " + control.configured());
            if (!control.evidence().isEmpty()) {
                out.println("          evidence:   " + control.evidence());
            }
        }
        out.println();
        out.println(ELSEWHERE);
        long kept = controls.stream().filter(Control::isKept).count();
        out.println(
                kept == controls.size()
                        ? "All %d controls are kept.".formatted(kept)
                        : "%d of %d controls are not kept.".formatted(controls.size() - kept, controls.size()));
    }

    /** The second gate, in another process with a configuration of its own. */
    private static Control ceilings(StoredRun run) {
        var name = "Ceilings of the gate before the venue";
        var rules = "15c3-5(c)(1)(ii), (d)";
        var told = run.record().map(RunRecord::identity);
        if (told.isEmpty()) {
            return new Control(
                    name, rules, Control.Verdict.UNPROVEN, "unknown", "there is no run.json beside these events");
        }
        var ceiling = told.get().get(CEILINGS);
        return ceiling == null
                ? new Control(name, rules, Control.Verdict.MISSING, "no " + CEILINGS, "")
                : new Control(
                        name,
                        rules,
                        Control.Verdict.KEPT,
                        CEILINGS + " " + ceiling,
                        "run.json, what the run was begun with");
    }

    private Control records(StoredRun run) {
        var name = "Records that cannot be changed unseen";
        var rules = "RTS 6 Art. 28; 15c3-5(b)";
        var configured = "a chain of SHA-256 over all events, signed checkpoints";
        var key = home.keys().resolve("audit-checkpoint.pub");
        if (!Files.isReadable(key)) {
            return new Control(
                    name, rules, Control.Verdict.UNPROVEN, configured, key + " cannot be read; see audit-verify");
        }
        var report = Audit.of(
                run.events(),
                new EventCodec(),
                CheckpointVerifier.fromFile(key),
                id -> Seals.head(home.heads().resolve(id)));
        return report.isWhole()
                ? new Control(
                        name,
                        rules,
                        report.vouched() > 0 ? Control.Verdict.KEPT : Control.Verdict.UNPROVEN,
                        configured,
                        "%d events are as they were written, %d of them vouched for by a signature"
                                .formatted(report.events(), report.vouched()))
                : new Control(
                        name,
                        rules,
                        Control.Verdict.BROKEN,
                        configured,
                        report.wrongs().getFirst());
    }
}
