package io.sapphire.local.finding;

import java.util.List;
import java.util.Locale;

/** Findings for people, one a line. */
public final class FindingTable {

    private FindingTable() {}

    public static String of(List<Finding> findings) {
        int width = findings.stream()
                .mapToInt(finding -> finding.subject().length())
                .max()
                .orElse(1);
        var table = new StringBuilder();
        findings.forEach(finding -> table.append(line(finding, width)).append('\n'));
        return table.append(conclusion(findings)).toString();
    }

    private static String line(Finding finding, int width) {
        var verdict = finding.verdict().name().toLowerCase(Locale.ROOT);
        return "%-7s  %s%s  %s"
                .formatted(
                        verdict,
                        finding.subject(),
                        " ".repeat(width - finding.subject().length()),
                        finding.words());
    }

    private static String conclusion(List<Finding> findings) {
        long wrong = findings.stream().filter(Finding::isWrong).count();
        long skipped = findings.stream()
                .filter(finding -> finding.verdict() == Finding.Verdict.SKIPPED)
                .count();
        var right = wrong == 0 ? "Nothing is wrong" : "%d of %d are wrong".formatted(wrong, findings.size());
        return right + (skipped == 0 ? "." : "; %d could not be checked.".formatted(skipped));
    }
}
