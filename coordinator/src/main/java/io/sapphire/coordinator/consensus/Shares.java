package io.sapphire.coordinator.consensus;

import java.util.ArrayList;
import java.util.List;

/** Divides one whole vote: by merit, shrunk towards equality, and never more than its cap to anybody. */
final class Shares {

    private Shares() {}

    /**
     * The shares, in the order of the merits.
     *
     * @param merits positive numbers of any size
     * @param shrink 0 for the merits alone, 1 for equality
     * @param caps of each; what they cut off goes to those below theirs, and is lost if there is none
     */
    static List<Double> of(List<Double> merits, double shrink, List<Double> caps) {
        double total = merits.stream().mapToDouble(Double::doubleValue).sum();
        double equal = 1.0 / merits.size();
        var shares = new ArrayList<Double>(merits.size());
        merits.forEach(merit -> shares.add(shrink == 1 ? equal : (1 - shrink) * merit / total + shrink * equal));
        // Each pass fixes at least one share at its cap.
        for (int pass = 0; pass < merits.size() && fill(shares, caps); pass++) {}
        return shares;
    }

    /** Cuts what is above its cap and gives it to the rest in proportion. @return whether something was cut */
    private static boolean fill(List<Double> shares, List<Double> caps) {
        boolean cut = false;
        double free = 1;
        double uncapped = 0;
        for (int i = 0; i < shares.size(); i++) {
            cut |= shares.get(i) > caps.get(i);
            boolean fixed = shares.get(i) >= caps.get(i);
            free -= fixed ? caps.get(i) : 0;
            uncapped += fixed ? 0 : shares.get(i);
        }
        for (int i = 0; i < shares.size() && cut; i++) {
            boolean fixed = shares.get(i) >= caps.get(i);
            shares.set(i, fixed ? caps.get(i) : shares.get(i) * free / uncapped);
        }
        return cut;
    }
}
