package io.sapphire.coordinator.snapshot;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first line of a snapshot: of what it is, and who vouches for it.
 *
 * @param build that made it; empty in those of the first builds
 * @param run id of the run
 * @param sequence of the last event that is remembered
 * @param recordHash SHA-256 of that event's record, in hex
 * @param stateHash of the core, in hex
 * @param contentHash SHA-256 of the build and what follows the line, in hex
 * @param signature over the line without it; {@link Snapshots#UNSIGNED} if the log is not signed
 */
record SnapshotTitle(
        String build,
        String run,
        long sequence,
        String recordHash,
        String stateHash,
        String contentHash,
        String signature) {
    /** Raised whenever a core goes on otherwise from the same memory, so that it is told by the log again. */
    static final int VERSION = 2;

    private static final String HASH = " ([0-9a-f]{64})";
    private static final Pattern LINE = Pattern.compile(
            "(SAPPHIRE-SNAPSHOT (\\d+) ([A-Za-z0-9._-]+) (0[0-9]{19})" + HASH + HASH + HASH + "( \\S+)?) (\\S+)");

    /** @throws UnusableSnapshotException if it is another version's, or none */
    static SnapshotTitle parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new UnusableSnapshotException("its first line is damaged");
        }
        if (!parts.group(2).equals(Integer.toString(VERSION))) {
            throw new UnusableSnapshotException(
                    "it has version " + parts.group(2) + ", this build reads version " + VERSION);
        }
        return new SnapshotTitle(
                Optional.ofNullable(parts.group(8)).orElse("").strip(),
                parts.group(3),
                Long.parseLong(parts.group(4)),
                parts.group(5),
                parts.group(6),
                parts.group(7),
                parts.group(9));
    }

    /** What is signed. */
    String text() {
        return "SAPPHIRE-SNAPSHOT %d %s %020d %s %s %s%s"
                .formatted(
                        VERSION, run, sequence, recordHash, stateHash, contentHash, build.isEmpty() ? "" : " " + build);
    }

    SnapshotTitle signed(String by) {
        return new SnapshotTitle(build, run, sequence, recordHash, stateHash, contentHash, by);
    }

    String line() {
        return text() + " " + signature + "\n";
    }
}
