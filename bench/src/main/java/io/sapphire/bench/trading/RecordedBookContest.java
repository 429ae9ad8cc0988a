package io.sapphire.bench.trading;

import io.sapphire.bench.Budget;
import io.sapphire.bench.Contest;
import io.sapphire.local.backtest.Backtest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Recorded futures frames, every change of the book, quote and trade, read from the file and traded by six agents. There
 * is nothing that does the same to compare with: the reference is a thread that takes a microsecond of processor time for
 * each message.
 */
public final class RecordedBookContest {
    private static final String NAME = "btcusdt-futures-20240808.gz";
    private static final long BUDGET_NANOS = 1_000;
    /** Reported, not judged: a million a second is what we aim at. */
    private static final double BAR = 0;

    private RecordedBookContest() {}

    /** @param recordings the folder of the shared recordings */
    public static Contest of(Path recordings) throws IOException {
        var file = recordings.resolve(NAME).toAbsolutePath();
        int messages = messages(file);
        var plan = Recording.plan(file);
        var hash = new Backtest(plan, (_, _) -> {}).run().stateHash();
        return new Contest(
                "a message of a recorded book, traded by six agents",
                "a million a second",
                messages,
                BAR,
                // The same state in every lap, or nothing was measured.
                () -> new Backtest(plan, (_, _) -> {}).run().stateHash().equals(hash) ? messages : -1,
                new Budget(messages, BUDGET_NANOS));
    }

    private static int messages(Path file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            return Math.toIntExact(lines.lines().count());
        }
    }
}
