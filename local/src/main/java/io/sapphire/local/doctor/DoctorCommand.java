package io.sapphire.local.doctor;

import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.finding.Finding;
import io.sapphire.local.finding.FindingTable;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Says what is wrong with this machine and the run on it. */
@Command(
        name = "doctor",
        description =
                "Says what is wrong with this machine and the run on it, since when, and what to do. Changes nothing.")
public final class DoctorCommand implements Callable<Integer> {
    private final SapphireHome home;
    private final PrintStream out;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "A data directory (default $${SAPPHIRE_HOME:-~/.sapphire}/data).")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public DoctorCommand(SapphireHome home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public Integer call() {
        var data = directory.orElseGet(home::data).toAbsolutePath().normalize();
        var findings = new ArrayList<>(HostExamination.of(home, data));
        findings.addAll(run(data));
        out.println(json ? JsonMapper.shared().writeValueAsString(findings) : FindingTable.of(findings));
        return findings.stream().anyMatch(Finding::isWrong) ? 1 : 0;
    }

    private static List<Finding> run(Path data) {
        var findings = new ArrayList<Finding>();
        if (!Files.exists(data.resolve("version"))) {
            return List.of(Finding.note("run", "none in " + data + "; ./sapphire up begins one"));
        }
        findings.add(use(data));
        try {
            var run = StoredRun.in(data);
            findings.add(state(run));
            findings.addAll(LogExamination.of(run));
        } catch (Refusal refusal) {
            findings.add(Finding.wrong("run", refusal.sentence()));
        }
        return findings;
    }

    /** Whoever holds the lock runs; a directory that can be opened is closed again as it was. */
    private static Finding use(Path data) {
        try (var _ = DataDirectory.open(data)) {
            return Finding.note("mesh", "none runs in " + data);
        } catch (Refusal refusal) {
            return refusal.sentence().contains("in use")
                    ? Finding.ok("mesh", "one runs in " + data)
                    : Finding.wrong("mesh", refusal.sentence());
        }
    }

    private static Finding state(StoredRun run) {
        var begun = run.record().map(RunRecord::started).orElse("an unknown time");
        return run.ending()
                .map(ending -> ending.latches().areOpen()
                        ? Finding.ok("run", "%s of %s is finished".formatted(ending.id(), begun))
                        : Finding.wrong(
                                "run",
                                "%s of %s is finished, and trading held back: %s; the next run begins so, ./sapphire resume"
                                        .formatted(ending.id(), begun, ending.latches())))
                .orElseGet(() -> Finding.note(
                        "run", "of %s is not finished; ./sapphire up with the same options goes on".formatted(begun)));
    }
}
