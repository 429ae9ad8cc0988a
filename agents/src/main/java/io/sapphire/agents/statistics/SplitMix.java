package io.sapphire.agents.statistics;

/**
 * Random numbers that are a function of their seed alone, so that a replay draws the same.
 *
 * <p>Source: Steele, Lea, Flood 2014, Fast Splittable Pseudorandom Number Generators; methods.md 2.1.
 */
public final class SplitMix {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long state;

    public SplitMix(long seed) {
        state = seed;
    }

    public long next() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** At least 0, below 1. */
    public double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Within 0 and 1, neither of them. */
    public double inner() {
        return ((next() >>> 12) + 0.5) * 0x1.0p-52;
    }

    /** By the inverse of the curve: one number drawn for each. */
    public double normal() {
        return NormalCurve.quantile(inner());
    }

    /** The 64-bit FNV-1a hash of bytes, as a seed or a fingerprint. */
    public static long fingerprint(byte[] bytes) {
        long hash = FNV_OFFSET;
        for (byte one : bytes) {
            hash = (hash ^ (one & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
