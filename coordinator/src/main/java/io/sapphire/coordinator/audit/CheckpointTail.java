package io.sapphire.coordinator.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The checkpoints beside a log, as they are written. For one thread at a time. */
public final class CheckpointTail {
    private final Path events;
    private final Deque<SignedCheckpoint> waiting = new ArrayDeque<>();
    private long position;
    private long last;

    /** @param after sequence of the last checkpoint that is not wanted any more; 0 wants all */
    public CheckpointTail(Path events, long after) {
        this.events = events;
        this.last = after;
    }

    /** Those that came and vouch for no more than an event, in sequence. @throws IllegalArgumentException if one is damaged */
    public List<SignedCheckpoint> upTo(long sequence) {
        readOn();
        var found = new ArrayList<SignedCheckpoint>();
        while (!waiting.isEmpty() && waiting.getFirst().checkpoint().sequence() <= sequence) {
            found.add(waiting.removeFirst());
        }
        return found;
    }

    private void readOn() {
        try {
            for (var line : Seals.linesFrom(events, position)) {
                if (line.endsWith("\n")) {
                    position += line.length();
                    keep(SignedCheckpoint.parse(line));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("checkpoints in " + events + " cannot be read", failure);
        }
    }

    private void keep(SignedCheckpoint signed) {
        if (signed.checkpoint().sequence() > last) {
            last = signed.checkpoint().sequence();
            waiting.addLast(signed);
        }
    }
}
