package io.sapphire.exchange.execution.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Append-only, one batch at a time, on the disk before anybody hears of it. What a crash tore off at the end was told to
 * nobody and is cut; damage before the end is refused. Used by one thread.
 */
public final class Journal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());

    private final JournalStore store;
    private long size;
    private boolean dirty;

    private Journal(JournalStore store, long size) {
        this.store = store;
        this.size = size;
    }

    /**
     * Makes the stored bytes ready for appending.
     *
     * @throws IllegalStateException if they are damaged before their end
     */
    public static Journal open(JournalStore store) {
        try {
            var bytes = store.read();
            long sound = Framing.soundLength(bytes);
            if (sound < bytes.length) {
                LOG.log(Level.WARNING, "journal: cutting {0} torn bytes at the end", bytes.length - sound);
                store.truncate(sound);
            }
            var journal = new Journal(store, sound);
            journal.begin();
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be read", e);
        }
    }

    private void begin() throws IOException {
        if (size == 0) {
            store.append(Framing.HEADER);
            store.sync();
            size = Framing.HEADER.length;
        }
    }

    /** Everything appended so far, oldest first. */
    public List<Entry> entries() {
        try {
            var entries = new ArrayList<Entry>();
            Framing.forEach(store.read(), (_, payload) -> entries.add(EntryCodec.decode(payload)));
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be read", e);
        }
    }

    /**
     * Returns once all of them are on the disk.
     *
     * @throws UncheckedIOException if they are not; then none of them will be found later
     */
    public void append(List<Entry> batch) {
        var bytes = new ByteArrayOutputStream();
        batch.forEach(entry -> bytes.writeBytes(Framing.frame(EntryCodec.encode(entry))));
        try {
            if (dirty) {
                store.truncate(size);
                dirty = false;
            }
            store.append(bytes.toByteArray());
            store.sync();
            size += bytes.size();
        } catch (IOException e) {
            takeBack(e);
            throw new UncheckedIOException("the journal cannot be written: " + e.getMessage(), e);
        }
    }

    /** A full disk must not leave half a record in the way of the next one. */
    private void takeBack(IOException failure) {
        dirty = true;
        try {
            store.truncate(size);
            dirty = false;
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
