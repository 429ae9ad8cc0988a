package io.sapphire.coordinator.eventlog;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The files of a log, as they are written: what stands between a log and a disk that fills up, or a process that ends,
 * between any two calls.
 */
public interface Disk {

    /** Opens a file for writing; it is begun if it is not there. */
    LogFile open(Path file) throws IOException;

    /** Gives a file another name in one piece; what had that name is gone. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file, if it is there. */
    void delete(Path file) throws IOException;

    /** Makes the names in a directory survive the death of the machine. */
    void sync(Path directory) throws IOException;

    /** The machine's own. */
    static Disk real() {
        return RealDisk.DISK;
    }
}
