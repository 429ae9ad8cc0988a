package io.sapphire.simulator.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records in the order they were appended. What a crash left half-written at the end is cut off when the ledger is
 * opened; damage anywhere else is refused, because what follows it could not be trusted.
 *
 * <p>{@link #append} has one caller at a time; {@link #sync} may run beside it.
 */
public final class Ledger implements AutoCloseable {
    private static final String FILE = "venue.ledger";

    private final Path file;
    private final FileChannel channel;
    private final List<String> recovered;
    private boolean broken;

    private Ledger(Path file, FileChannel channel, List<String> recovered) {
        this.file = file;
        this.channel = channel;
        this.recovered = recovered;
    }

    /** @throws LedgerException if it is damaged, in use or not accessible */
    public static Ledger open(Path directory) {
        var file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return open(file, channel);
        } catch (IOException inaccessible) {
            throw new LedgerException("cannot open ledger " + file, inaccessible);
        }
    }

    private static Ledger open(Path file, FileChannel channel) throws IOException {
        try {
            lock(file, channel);
            return new Ledger(file, channel, recover(file, channel));
        } catch (LedgerException unusable) {
            channel.close();
            throw unusable;
        }
    }

    /** What was in it when it was opened, oldest first. */
    public List<String> recovered() {
        return recovered;
    }

    /** Writes a record to the operating system: it survives the death of this process, not yet that of the machine. */
    public void append(String payload) {
        if (broken) {
            throw new LedgerException("ledger " + file + " could not be written before; restart the venue");
        }
        try {
            var line = ByteBuffer.wrap(LedgerLine.write(payload));
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException unwritable) {
            broken = true;
            throw new LedgerException("cannot write ledger " + file, unwritable);
        }
    }

    /** Returns when everything appended before survives the death of the machine. */
    public void sync() {
        try {
            channel.force(false);
        } catch (IOException unwritable) {
            throw new LedgerException("cannot sync ledger " + file, unwritable);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unclosable) {
            throw new LedgerException("cannot close ledger " + file, unclosable);
        }
    }

    private static void lock(Path file, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // Locked by this very process: refused like any other.
        }
        throw new LedgerException("ledger " + file + " is in use by another venue");
    }

    private static List<String> recover(Path file, FileChannel channel) throws IOException {
        var content = Files.readAllBytes(file);
        var records = new ArrayList<String>();
        int start = 0;
        for (int end = lineEnd(content, start); end < content.length; end = lineEnd(content, start)) {
            var payload = LedgerLine.read(Arrays.copyOfRange(content, start, end));
            if (payload.isEmpty()) {
                refuseUnlessLast(file, content, start, end);
                break;
            }
            records.add(payload.orElseThrow());
            start = end + 1;
        }
        channel.truncate(start);
        channel.position(start);
        return List.copyOf(records);
    }

    private static void refuseUnlessLast(Path file, byte[] content, int start, int end) {
        if (end + 1 < content.length) {
            throw new LedgerException("ledger " + file + " is damaged at byte " + start);
        }
    }

    private static int lineEnd(byte[] content, int start) {
        int end = start;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        return end;
    }
}
