package io.sapphire.coordinator;

import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.shell.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.util.unit.DataSize;

/**
 * The room on the log's disk. Below the least, trading halts while what happens to open orders can still be recorded; it
 * goes on when there is twice as much. For the core's thread.
 */
final class LogSpace implements Space {
    private static final int PROBE = 64 * 1024;

    private final Path log;
    private final DataSize least;
    private final Disk disk;
    private boolean isShort;

    LogSpace(Path log, DataSize least, Disk disk) {
        this.log = log;
        this.least = least;
        this.disk = disk;
    }

    @Override
    public Optional<String> shortage() {
        long left = left();
        isShort = left < (isShort ? 2 : 1) * least.toBytes();
        return isShort
                ? Optional.of("%d MB are left on the disk of the event log, %d MB are needed"
                        .formatted(DataSize.ofBytes(left).toMegabytes(), least.toMegabytes()))
                : Optional.empty();
    }

    private long left() {
        try {
            return Files.getFileStore(log).getUsableSpace();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the disk of the event log cannot be asked for its space", unreadable);
        }
    }

    /** Whether something can be written that is larger than any record: a quota is not seen otherwise. */
    boolean canBeWritten() {
        var probe = log.resolve("probe");
        try {
            try (var file = disk.open(probe)) {
                file.write(ByteBuffer.allocate(PROBE), 0);
                file.force();
            }
            return true;
        } catch (IOException _) {
            // That is the answer.
            return false;
        } finally {
            remove(probe);
        }
    }

    private void remove(Path probe) {
        try {
            disk.delete(probe);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
