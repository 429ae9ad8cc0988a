package io.sapphire.gateway.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The newest facts, encoded, bounded by number and by size. For one thread at a time. */
final class FactRing {
    private final FactGroup[] groups;
    private final long largestSize;
    private int oldest;
    private int count;
    private long size;
    private long forgotten;

    /** @param largestSize in bytes */
    FactRing(int capacity, long largestSize) {
        this.groups = new FactGroup[capacity];
        this.largestSize = largestSize;
    }

    void add(FactGroup group) {
        while (count > 0 && (count == groups.length || size + group.size() > largestSize)) {
            forgetOldest();
        }
        groups[(oldest + count) % groups.length] = group;
        count++;
        size += group.size();
    }

    private void forgetOldest() {
        var group = groups[oldest];
        forgotten = group.sequence();
        size -= group.size();
        oldest = (oldest + 1) % groups.length;
        count--;
    }

    /** Whether nothing after a sequence has been forgotten. */
    boolean covers(long sequence) {
        return forgotten <= sequence;
    }

    /** How many facts came after a sequence. */
    int countAfter(long sequence) {
        return count - position(sequence);
    }

    /** Facts after a sequence, oldest first, until they hold so many bytes. */
    List<FactGroup> after(long sequence, int bytes) {
        var found = new ArrayList<FactGroup>();
        int held = 0;
        for (int index = position(sequence); index < count && held < bytes; index++) {
            found.add(at(index));
            held += at(index).size();
        }
        return found;
    }

    /** Facts before a sequence, newest first. */
    List<FactGroup> before(long sequence, int limit, Predicate<FactGroup> wanted) {
        var found = new ArrayList<FactGroup>();
        for (int index = position(sequence - 1) - 1; index >= 0 && found.size() < limit; index--) {
            if (wanted.test(at(index))) {
                found.add(at(index));
            }
        }
        return found;
    }

    void clear() {
        Arrays.fill(groups, null);
        oldest = 0;
        count = 0;
        size = 0;
        forgotten = 0;
    }

    /** Begins with facts that were told before. @param before sequence up to which facts may be missing */
    void recall(long before, List<FactGroup> facts) {
        clear();
        forgotten = before;
        facts.forEach(this::add);
    }

    /** Sequence up to which facts may be missing. */
    long forgotten() {
        return forgotten;
    }

    /** The newest facts, oldest first. @param limit how many at most @param bytes how many they may hold at most */
    List<FactGroup> newest(int limit, long bytes) {
        var found = new ArrayList<FactGroup>();
        long held = 0;
        for (int index = count - 1;
                index >= 0 && found.size() < limit && held + at(index).size() <= bytes;
                index--) {
            found.add(at(index));
            held += at(index).size();
        }
        return found.reversed();
    }

    /** Index of the first fact after a sequence. */
    private int position(long sequence) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).sequence() <= sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private FactGroup at(int index) {
        return groups[(oldest + index) % groups.length];
    }
}
