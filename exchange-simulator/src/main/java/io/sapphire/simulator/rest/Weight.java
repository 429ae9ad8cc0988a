package io.sapphire.simulator.rest;

import java.util.NavigableMap;
import java.util.TreeMap;

/** What a call costs of the client's budget per minute; some calls cost more if they ask for more. */
interface Weight {

    int of(Parameters parameters);

    static Weight always(int weight) {
        return _ -> weight;
    }

    /** Cheaper for one market than for all. */
    static Weight bySymbol(int one, int all) {
        return parameters -> parameters.find("symbol").isPresent() ? one : all;
    }

    /** Of a book by its levels: reference/aster-protocol.md, 2.3. */
    static Weight byDepth() {
        NavigableMap<Long, Integer> weights = new TreeMap<>();
        weights.put(50L, 2);
        weights.put(100L, 5);
        weights.put(500L, 10);
        weights.put(1000L, 20);
        return parameters -> {
            var entry = weights.ceilingEntry(parameters.findNumber("limit").orElse(500L));
            return entry == null ? 20 : entry.getValue();
        };
    }

    /** Of candles by their number: reference/aster-protocol.md, 2.3. */
    static Weight byCandles() {
        return parameters -> {
            long limit = parameters.findNumber("limit").orElse(500L);
            if (limit < 100) {
                return 1;
            }
            if (limit < 500) {
                return 2;
            }
            return limit <= 1000 ? 5 : 10;
        };
    }
}
