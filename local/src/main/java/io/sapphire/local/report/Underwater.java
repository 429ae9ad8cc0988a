package io.sapphire.local.report;

/**
 * How far and how long a path of returns was below its peak.
 *
 * @param end compounded, from 1
 * @param deepest largest fall from a peak, as a fraction
 * @param longest observations below a peak, one that was not left included
 */
record Underwater(double end, double deepest, int longest) {

    static Underwater of(double[] returns) {
        double value = 1;
        double peak = 1;
        double deepest = 0;
        int below = 0;
        int longest = 0;
        for (double one : returns) {
            value *= 1 + one;
            below = value >= peak ? 0 : below + 1;
            peak = Math.max(peak, value);
            deepest = Math.max(deepest, 1 - value / peak);
            longest = Math.max(longest, below);
        }
        return new Underwater(value, deepest, longest);
    }
}
