package io.sapphire.local.job;

import io.sapphire.local.data.StoredRun;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a runner finds what callers name; nothing outside can be named.
 *
 * @param recordings files of markets
 * @param runs directories of recorded runs
 */
public record Folders(Path recordings, Path runs) {
    private static final Pattern OF_TRADING = Pattern.compile(
            "sapphire\\.(coordinator\\.(limits|consensus|trading|sizing)\\..+|simulator\\.(latency|deposit|funding|models\\.(latency|queue|fees))"
                + "|agents\\.(trend-momentum|volume-microstructure|vpin-hft|market-prediction|strategy-optimization)\\..+)"
                + "=.*",
            Pattern.DOTALL);
    private static final String MAY_BE_A_FILE = "sapphire.simulator.funding=";
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern WITHOUT_A_FILE = Pattern.compile("bundled|synthetic:\\d{1,18}");

    /** What {@code --data} of a backtest wants. @throws NoSuchElementException if there is no such file */
    public String recording(String name) {
        return WITHOUT_A_FILE.matcher(name).matches()
                ? name
                : in(recordings, name, "recording").toString();
    }

    /**
     * A setting of trading. What would name a file or an address elsewhere is not for callers to say; a file of funding rates
     * is one of the recordings' folder.
     *
     * @throws IllegalArgumentException if it is another setting
     */
    public String setting(String assignment) {
        refuseOthers(assignment);
        int split = assignment.indexOf('=') + 1;
        var value = assignment.substring(split);
        return assignment.startsWith(MAY_BE_A_FILE) && !NUMBER.matcher(value).matches()
                ? assignment.substring(0, split) + in(recordings, value, "file of rates")
                : assignment;
    }

    /** @throws IllegalArgumentException if it varies what may be a file */
    public String axis(String axis) {
        refuseOthers(axis);
        if (axis.startsWith(MAY_BE_A_FILE)) {
            throw new IllegalArgumentException("sapphire.simulator.funding cannot be varied here");
        }
        return axis;
    }

    private static void refuseOthers(String assignment) {
        if (!OF_TRADING.matcher(assignment).matches()) {
            throw new IllegalArgumentException(
                    "'" + assignment + "' is not a setting of trading; those of limits, consensus, trading, sizing, of"
                            + " agents that read no files, and of the simulator's latency, deposit, funding"
                            + " and models are");
        }
    }

    /**
     * A directory of the folder, or the run that goes on by its id: that one is the data directory itself, in which the
     * folder of the finished ones lies.
     *
     * @throws NoSuchElementException if there is none
     */
    public Path run(String name) {
        return Optional.ofNullable(runs.getParent())
                .filter(data -> holds(data, name))
                .orElseGet(() -> in(runs, name, "run"));
    }

    private static boolean holds(Path data, String id) {
        return new StoredRun(data, data.resolve("events"))
                .record()
                .filter(run -> run.id().equals(id))
                .isPresent();
    }

    /** @throws IllegalArgumentException if the name leads elsewhere */
    private static Path in(Path folder, String name, String what) {
        try {
            var file = folder.resolve(name).normalize();
            if (name.isBlank()
                    || !file.startsWith(folder)
                    || file.equals(folder)
                    || Path.of(name).isAbsolute()) {
                throw new IllegalArgumentException(what + " '" + name + "' is not the name of one here");
            }
            if (!Files.exists(file)) {
                throw new NoSuchElementException("there is no " + what + " '" + name + "'");
            }
            return file;
        } catch (InvalidPathException malformed) {
            throw new IllegalArgumentException(what + " '" + name + "' is not a name", malformed);
        }
    }
}
