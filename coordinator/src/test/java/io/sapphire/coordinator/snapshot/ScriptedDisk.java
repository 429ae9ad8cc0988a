package io.sapphire.coordinator.snapshot;

import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.LogFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The machine's disk, which takes note of every act, may fail at one, and forgets nothing it was told to keep. */
final class ScriptedDisk implements Disk {
    private final List<Act> acts = new ArrayList<>();
    private final Disk real = Disk.real();
    /** The acts that fail; a failing write leaves half of what it was to write. */
    private final Failing failing;

    /** One act. */
    sealed interface Act {
        record Created(Path file) implements Act {}

        record Wrote(Path file, byte[] bytes, long position) implements Act {}

        record Truncated(Path file, long size) implements Act {}

        record Forced(Path file) implements Act {}

        record Renamed(Path from, Path to) implements Act {}

        record Deleted(Path file) implements Act {}

        record NamesForced(Path directory) implements Act {}
    }

    /** Whether an act fails. @param number of it, from 0 */
    @FunctionalInterface
    interface Failing {
        boolean at(int number, Act act);
    }

    ScriptedDisk(Failing failing) {
        this.failing = failing;
    }

    List<Act> acts() {
        return List.copyOf(acts);
    }

    private boolean fails(Act act) {
        acts.add(act);
        return failing.at(acts.size() - 1, act);
    }

    private void perform(Act act) throws IOException {
        if (fails(act)) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public LogFile open(Path file) throws IOException {
        perform(new Act.Created(file));
        return new Scripted(file, real.open(file));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        perform(new Act.Renamed(from, to));
        real.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        perform(new Act.Deleted(file));
        real.delete(file);
    }

    @Override
    public void sync(Path directory) throws IOException {
        perform(new Act.NamesForced(directory));
    }

    private final class Scripted implements LogFile {
        private final Path file;
        private final LogFile under;

        Scripted(Path file, LogFile under) {
            this.file = file;
            this.under = under;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            var copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            if (fails(new Act.Wrote(file, copy, position))) {
                under.write(ByteBuffer.wrap(Arrays.copyOf(copy, copy.length / 2)), position);
                throw new IOException("No space left on device");
            }
            under.write(bytes, position);
        }

        @Override
        public void truncate(long size) throws IOException {
            // What makes room needs none.
            acts.add(new Act.Truncated(file, size));
            under.truncate(size);
        }

        @Override
        public void force() throws IOException {
            perform(new Act.Forced(file));
        }

        @Override
        public long size() throws IOException {
            return under.size();
        }

        @Override
        public void close() throws IOException {
            under.close();
        }
    }
}
