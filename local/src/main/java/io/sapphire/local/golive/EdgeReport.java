package io.sapphire.local.golive;

import io.sapphire.local.finding.Finding;
import io.sapphire.local.options.AgentOption;
import io.sapphire.local.options.UpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a backtest's report shows that the same agents, under the same profile, earned more than they cost on a recorded
 * market. Costs are in its returns: fees, funding, the spread and the queue.
 */
final class EdgeReport {
    /** Probability that the true Sharpe ratio is above nothing (Bailey, Lopez de Prado 2012). */
    static final double PROVEN = 0.95;

    private static final String SUBJECT = "edge";

    private EdgeReport() {}

    /** @param directory what {@code backtest --out} wrote */
    static Finding judge(Path directory, UpOptions options) {
        var file = directory.resolve("report.json");
        try {
            var bytes = Files.readAllBytes(file);
            return judge(JsonMapper.shared().readTree(bytes), options, sha256(bytes));
        } catch (IOException | JacksonException unreadable) {
            return Finding.wrong(
                    SUBJECT, "%s cannot be read: %s".formatted(file, String.valueOf(unreadable.getMessage())));
        }
    }

    private static Finding judge(JsonNode report, UpOptions options, String fingerprint) {
        var misfit = misfit(report, options);
        if (!misfit.isEmpty()) {
            return Finding.wrong(SUBJECT, misfit);
        }
        boolean walked = report.path("walkForward").isObject();
        var returns = walked ? report.path("walkForward").path("returns") : report.path("returns");
        boolean chosen = !walked && report.path("trials").size() > 1;
        var proof = returns.path(chosen ? "deflatedSharpe" : "probabilisticSharpe");
        double mean = returns.path("mean").asDouble(0);
        var words = "mean return of %d spans after costs %.5f %%, above nothing with probability %s; report SHA-256 %s"
                .formatted(
                        returns.path("observations").asInt(0),
                        mean * 100,
                        proof.isNumber() ? "%.3f".formatted(proof.asDouble()) : "unknown",
                        fingerprint);
        return mean > 0 && proof.isNumber() && proof.asDouble() >= PROVEN
                ? Finding.ok(SUBJECT, words)
                : Finding.wrong(SUBJECT, words + "; what is asked for is more than 0 with %.2f".formatted(PROVEN));
    }

    /** Why it says nothing about what is to be traded; empty if it does. */
    private static String misfit(JsonNode report, UpOptions options) {
        var agents = options.agents().stream().map(AgentOption::toString).toList();
        if (!names(report).equals(agents)) {
            return "the report is of the agents %s, those that are to trade are %s".formatted(names(report), agents);
        }
        var profile = report.path("profile").asString("");
        if (!profile.equals(options.profile())) {
            return "the report is of profile '%s', the one to trade with is '%s'".formatted(profile, options.profile());
        }
        boolean invented = report.path("sources").isEmpty()
                || report.path("sources")
                        .valueStream()
                        .anyMatch(source -> source.path("origin").asString("").startsWith("synthetic"));
        return invented ? "the report is not of a recorded market" : "";
    }

    private static List<String> names(JsonNode report) {
        return report.path("agents").valueStream().map(JsonNode::asString).toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
