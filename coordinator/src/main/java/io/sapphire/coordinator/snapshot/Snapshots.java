package io.sapphire.coordinator.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sapphire.coordinator.build.Build;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.eventlog.LogStart;
import io.sapphire.coordinator.eventlog.RecordCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The snapshots beside a log: the last two, each whole or not there. */
public final class Snapshots {
    /** Stands where a signature would, if the log is not signed. */
    public static final String UNSIGNED = "-";

    private static final String SUFFIX = ".snapshot";
    private static final int KEPT = 2;

    private final Path events;
    private final Disk disk;

    /** @param events directory of the log */
    public Snapshots(Path events, Disk disk) {
        this.events = events;
        this.disk = disk;
    }

    /** A core as it was, and where its log goes on. */
    public record Found(TradingCore core, LogStart start) {}

    /**
     * Keeps what a core remembers, and no more than the one before it.
     *
     * @param recordHash SHA-256 of the record of the last event it knows of, in hex
     * @param signature of a text; {@link #UNSIGNED} if nobody signs
     */
    public void keep(TradingCore core, String recordHash, UnaryOperator<String> signature) throws IOException {
        var content = MemoryCodec.encode(core.memory());
        var title = new SnapshotTitle(
                Build.name(),
                core.run().runId(),
                core.state().sequence(),
                recordHash,
                core.stateHash(),
                sha256(Build.name(), content),
                "");
        write(title.signed(signature.apply(title.text())), content);
        for (var old : newestFirst().stream().skip(KEPT).toList()) {
            disk.delete(old);
        }
    }

    private void write(SnapshotTitle title, byte[] content) throws IOException {
        var file = events.resolve("%020d%s".formatted(title.sequence(), SUFFIX));
        var draft = events.resolve("snapshot.new");
        var line = title.line().getBytes(US_ASCII);
        try (var written = disk.open(draft)) {
            written.truncate(0);
            written.write(ByteBuffer.wrap(line), 0);
            written.write(ByteBuffer.wrap(content), line.length);
            written.force();
        }
        disk.rename(draft, file);
        disk.sync(events);
    }

    /**
     * The newest snapshot that can be used.
     *
     * @param genuine tells whether a text has that signature
     * @param refused hears of every newer one, in one sentence
     */
    public Optional<Found> newest(RecordCodec codec, BiPredicate<String, String> genuine, Consumer<String> refused) {
        return newest(codec, Long.MAX_VALUE, genuine, refused);
    }

    /** Like {@link #newest(RecordCodec, BiPredicate, Consumer)}. @param until sequence behind which none counts */
    public Optional<Found> newest(
            RecordCodec codec, long until, BiPredicate<String, String> genuine, Consumer<String> refused) {
        for (var file : newestFirst()) {
            if (sequence(file) > until) {
                continue;
            }
            try {
                return Optional.of(read(file, codec, genuine));
            } catch (UnusableSnapshotException unusable) {
                refused.accept("The snapshot %s is not used: %s.".formatted(file, unusable.getMessage()));
            }
        }
        return Optional.empty();
    }

    private Found read(Path file, RecordCodec codec, BiPredicate<String, String> genuine) {
        var bytes = bytes(file);
        int end = newline(bytes);
        var title = SnapshotTitle.parse(new String(bytes, 0, end, US_ASCII));
        var content = Arrays.copyOfRange(bytes, end + 1, bytes.length);
        if (!sha256(title.build(), content).equals(title.contentHash())) {
            throw new UnusableSnapshotException("it is damaged");
        }
        if (!genuine.test(title.text(), title.signature())) {
            throw new UnusableSnapshotException("it is not signed with the key of this log");
        }
        var start = new LogStart(title.sequence(), title.recordHash());
        refuseOtherLog(start, codec);
        return new Found(recalled(title, content), start);
    }

    /** What another build made may mean something else here: then both are named. */
    private static TradingCore recalled(SnapshotTitle title, byte[] content) {
        try {
            return recalled(title, MemoryCodec.decode(content));
        } catch (UnusableSnapshotException unusable) {
            throw title.build().equals(Build.name())
                    ? unusable
                    : new UnusableSnapshotException("%s; build %s wrote it, this is build %s"
                            .formatted(
                                    unusable.getMessage(),
                                    title.build().isEmpty() ? "(unnamed)" : title.build(),
                                    Build.name()));
        }
    }

    private void refuseOtherLog(LogStart start, RecordCodec codec) {
        if (!LogReader.holds(events, start, codec)) {
            throw new UnusableSnapshotException(
                    "the log beside it has another event " + start.sequence() + ", or none");
        }
    }

    private static TradingCore recalled(SnapshotTitle title, TradingCore.Memory memory) {
        try {
            var core = TradingCore.recalling(memory);
            if (core.state().sequence() == title.sequence()
                    && core.run().runId().equals(title.run())
                    && core.stateHash().equals(title.stateHash())) {
                return core;
            }
        } catch (IllegalArgumentException other) {
            throw new UnusableSnapshotException("this build reads its settings otherwise: " + other.getMessage());
        }
        throw new UnusableSnapshotException("this build makes another state of it");
    }

    /** Sequences of those that are kept, newest first; whether they can be used is not asked. */
    public List<Long> sequences() {
        return newestFirst().stream().map(Snapshots::sequence).toList();
    }

    private static long sequence(Path file) {
        return Long.parseLong(file.getFileName().toString().replace(SUFFIX, ""));
    }

    private List<Path> newestFirst() {
        try (var files = Files.list(events)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{20}\\" + SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UnusableSnapshotException("it cannot be read: " + failure.getMessage());
        }
    }

    private static int newline(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        throw new UnusableSnapshotException("its first line is damaged");
    }

    /** The name of the build is vouched for like the content. */
    private static String sha256(String build, byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(build.getBytes(US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
