package io.sapphire.local.data;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What lies in {@code run.json}: which run this is.
 *
 * @param started by the wall clock, in ISO 8601
 * @param identity everything that makes it the run it is, by name
 * @param carried halts of the run before it; they hold from the first event on
 */
public record RunRecord(String id, String started, Map<String, String> identity, Latches carried) {
    /** How its rounds closed. */
    public static final String ROUNDS = "rounds";

    public static final String BACKTEST = "backtest";

    public RunRecord {
        identity = Map.copyOf(new TreeMap<>(identity));
    }

    /** Whether it was a backtest. */
    public boolean isBacktest() {
        return BACKTEST.equals(identity.get(ROUNDS));
    }

    /** Whether it was traded frame by frame, so that it can be traded again as it was. */
    public boolean isLockStep() {
        return "lock-step".equals(identity.get(ROUNDS));
    }

    /** Puts it into the directory of a run. @throws Refusal if it cannot be written */
    public void writeTo(Path directory) {
        try {
            Json.write(directory.resolve(StoredRun.RECORD), this);
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be written: %s.".formatted(directory, failure), failure);
        }
    }
}
