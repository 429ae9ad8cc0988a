package io.sapphire.agents.indicator;

/** The last so many numbers; a new one pushes the oldest out. */
public final class RingBuffer {
    private final double[] values;
    private int next;
    private int size;

    public RingBuffer(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a ring buffer holds at least one value, not " + capacity);
        }
        values = new double[capacity];
    }

    public void add(double value) {
        values[next] = value;
        next = next + 1 == values.length ? 0 : next + 1;
        size = Math.min(size + 1, values.length);
    }

    /**
     * The value added so many additions before the newest, which is 0 ago.
     *
     * @throws IndexOutOfBoundsException if it has been pushed out or there was none
     */
    public double ago(int additions) {
        if (additions < 0 || additions >= size) {
            throw new IndexOutOfBoundsException(additions + " ago, of " + size);
        }
        int index = next - 1 - additions;
        return values[index < 0 ? index + values.length : index];
    }

    public double oldest() {
        return ago(size - 1);
    }

    public int size() {
        return size;
    }

    public boolean isFull() {
        return size == values.length;
    }

    public void clear() {
        next = 0;
        size = 0;
    }
}
