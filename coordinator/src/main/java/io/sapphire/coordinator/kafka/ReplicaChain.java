package io.sapphire.coordinator.kafka;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows one run through the replica. The order of the replica decides, but for one thing: whoever took over a run with
 * a higher epoch goes on from where it took over, and what its predecessor wrote behind that is set aside. Every reader
 * comes to the same chain. For one thread at a time.
 */
final class ReplicaChain {
    /** What a predecessor may have written after it was followed: more than it can before it is fenced. */
    private static final int WINDOW = 10_000;

    private final Consumer<byte[]> settled;
    private final Deque<Link> recent = new ArrayDeque<>();
    private Optional<Long> base = Optional.empty();
    private long settledSequence;
    private String settledHash = "";
    private long sequence;
    private String hash = "";
    private long epoch;

    private record Link(long sequence, String hash, long epoch, byte[] bytes) {}

    /** What becomes of a record. */
    enum Verdict {
        /** The chain is longer by it. */
        NEXT,
        /** It was there before, byte for byte. */
        AGAIN,
        /** It does not follow from anything that counts. */
        FOREIGN
    }

    /** @param settled given every record that nothing can set aside any more, in sequence */
    ReplicaChain(Consumer<byte[]> settled) {
        this.settled = settled;
    }

    /** Goes on behind an event that is known to be in the replica. */
    void startBehind(long knownSequence, String knownHash) {
        base = Optional.of(knownSequence);
        sequence = knownSequence;
        hash = knownHash;
        settledSequence = knownSequence;
        settledHash = knownHash;
    }

    Verdict take(Recorded recorded, byte[] bytes) {
        if (base.isEmpty()) {
            startBehind(recorded.sequence() - 1, recorded.previous());
        }
        var own = Point.hashOf(bytes);
        if (recorded.sequence() == sequence + 1 && recorded.previous().equals(hash)) {
            return add(recorded, own, bytes);
        }
        if (recorded.sequence() <= settledSequence || own.equals(hashOf(recorded.sequence()))) {
            return Verdict.AGAIN;
        }
        if (recorded.event() instanceof MeshEvent.LeaderChanged(var next)
                && next > epoch
                && recorded.previous().equals(hashOf(recorded.sequence() - 1))) {
            goBackTo(recorded.sequence() - 1);
            return add(recorded, own, bytes);
        }
        return Verdict.FOREIGN;
    }

    private Verdict add(Recorded recorded, String own, byte[] bytes) {
        if (recorded.event() instanceof MeshEvent.LeaderChanged(var next)) {
            epoch = next;
        }
        sequence = recorded.sequence();
        hash = own;
        recent.addLast(new Link(sequence, hash, epoch, bytes));
        if (recent.size() > WINDOW) {
            settle(recent.removeFirst());
        }
        return Verdict.NEXT;
    }

    private void settle(Link link) {
        settledSequence = link.sequence();
        settledHash = link.hash();
        settled.accept(link.bytes());
    }

    private void goBackTo(long last) {
        while (!recent.isEmpty() && recent.getLast().sequence() > last) {
            recent.removeLast();
        }
        sequence = last;
        hash = hashOf(last);
    }

    private String hashOf(long wanted) {
        if (wanted == settledSequence) {
            return settledHash;
        }
        return recent.stream()
                .filter(link -> link.sequence() == wanted)
                .map(Link::hash)
                .findFirst()
                .orElse("nothing");
    }

    /** Nothing more comes: everything counts. */
    void finish() {
        while (!recent.isEmpty()) {
            settle(recent.removeFirst());
        }
    }

    /** Sequence of the first event that was found, 0 if none was. */
    long first() {
        return base.filter(_ -> sequence > 0).map(before -> before + 1).orElse(0L);
    }

    /** Sequence of the last event, 0 if there is none. */
    long last() {
        return sequence;
    }

    /** SHA-256 of its record, in hex. */
    String lastHash() {
        return hash;
    }
}
