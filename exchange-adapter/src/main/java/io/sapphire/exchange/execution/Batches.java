package io.sapphire.exchange.execution;

import java.util.ArrayList;
import java.util.List;

/** Cuts what does not fit into one request. */
final class Batches {

    private Batches() {}

    static <T> List<List<T>> of(List<T> all, int most) {
        var batches = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += most) {
            batches.add(List.copyOf(all.subList(from, Math.min(all.size(), from + most))));
        }
        return batches;
    }
}
