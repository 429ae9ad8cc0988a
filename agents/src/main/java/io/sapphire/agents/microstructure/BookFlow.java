package io.sapphire.agents.microstructure;

import io.sapphire.agents.indicator.DecayingMean;
import io.sapphire.agents.indicator.Quote;
import java.time.Duration;
import java.util.List;

/** Order flow at the best levels of one book, from one frame's end to the next: it depends on the frames. */
final class BookFlow {
    private static final Duration DEPTH_HALF_LIFE = Duration.ofMinutes(1);

    private final FlowWindow shortFlow;
    private final FlowWindow longFlow;
    private final FlowWindow bestFlow;
    private final DecayingMean depth = new DecayingMean(DEPTH_HALF_LIFE);
    private final DecayingMean bestDepth = new DecayingMean(DEPTH_HALF_LIFE);
    private List<Quote> levels = List.of();

    BookFlow(MicrostructureParameters parameters) {
        shortFlow = new FlowWindow(parameters.shortWindow());
        longFlow = new FlowWindow(parameters.longWindow());
        bestFlow = new FlowWindow(parameters.shortWindow());
    }

    /** @param next sound levels, the best first, at least one */
    void add(long now, long elapsed, List<Quote> next) {
        depth.add(next.stream().mapToDouble(Quote::depth).sum() / next.size(), elapsed);
        bestDepth.add(next.getFirst().depth(), elapsed);
        if (!levels.isEmpty()) {
            long mean = meanFlow(next);
            shortFlow.add(now, elapsed, mean, depth.value());
            longFlow.add(now, elapsed, mean, depth.value());
            bestFlow.add(now, elapsed, next.getFirst().flowSince(levels.getFirst()), bestDepth.value());
        }
        levels = next;
    }

    /** Equal weight for every level both books have (methods.md 5.1: nearly as good as fitted weights). */
    private long meanFlow(List<Quote> next) {
        int common = Math.min(levels.size(), next.size());
        long flow = 0;
        for (int level = 0; level < common; level++) {
            flow = Math.addExact(flow, next.get(level).flowSince(levels.get(level)));
        }
        return flow / common;
    }

    void clear() {
        levels = List.of();
        shortFlow.clear();
        longFlow.clear();
        bestFlow.clear();
    }

    /** Of the short window, at five levels. */
    Flow shortFlow() {
        return shortFlow.flow();
    }

    /** Of the long window, at five levels. */
    Flow longFlow() {
        return longFlow.flow();
    }

    /** Of the short window, at the best level alone. */
    Flow bestFlow() {
        return bestFlow.flow();
    }
}
