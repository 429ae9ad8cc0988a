package io.sapphire.domain.signal;

/** A probability in parts per million: 0 is never, 1 000 000 is always. */
public record Probability(int ppm) implements Comparable<Probability> {
    public static final Probability EVEN = new Probability(500_000);

    private static final int CERTAIN = 1_000_000;

    public Probability {
        if (ppm < 0 || ppm > CERTAIN) {
            throw new IllegalArgumentException("probability must be 0 to 1000000 ppm, was " + ppm);
        }
    }

    /** The nearest probability to a ratio. @throws IllegalArgumentException unless it is within 0 and 1 */
    public static Probability of(double ratio) {
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("probability must be within 0 and 1, was " + ratio);
        }
        return new Probability((int) StrictMath.rint(ratio * CERTAIN));
    }

    public Probability complement() {
        return new Probability(CERTAIN - ppm);
    }

    public double ratio() {
        return ppm / (double) CERTAIN;
    }

    @Override
    public int compareTo(Probability other) {
        return Integer.compare(ppm, other.ppm);
    }
}
