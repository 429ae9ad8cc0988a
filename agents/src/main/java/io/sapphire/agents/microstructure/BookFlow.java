package io.sapphire.agents.microstructure;

import io.sapphire.agents.indicator.DecayingMean;
import java.time.Duration;

/** Order flow at the best levels of one book, from one frame's end to the next: it depends on the frames. */
final class BookFlow {
    private static final Duration DEPTH_HALF_LIFE = Duration.ofMinutes(1);

    private final FlowWindow shortFlow;
    private final FlowWindow longFlow;
    private final FlowWindow bestFlow;
    private final DecayingMean depth = new DecayingMean(DEPTH_HALF_LIFE);
    private final DecayingMean bestDepth = new DecayingMean(DEPTH_HALF_LIFE);
    private final Ladder before = new Ladder();

    BookFlow(MicrostructureParameters parameters) {
        shortFlow = new FlowWindow(parameters.shortWindow());
        longFlow = new FlowWindow(parameters.longWindow());
        bestFlow = new FlowWindow(parameters.shortWindow());
    }

    /** @param next a sound one */
    void add(long now, long elapsed, Ladder next) {
        depth.add(meanDepth(next), elapsed);
        bestDepth.add(next.best().depth(), elapsed);
        if (before.size() > 0) {
            long mean = meanFlow(next);
            shortFlow.add(now, elapsed, mean, depth.value());
            longFlow.add(now, elapsed, mean, depth.value());
            bestFlow.add(now, elapsed, next.best().flowSince(before.best()), bestDepth.value());
        }
        before.copy(next);
    }

    private static double meanDepth(Ladder ladder) {
        double depth = 0;
        for (int level = 0; level < ladder.size(); level++) {
            depth += ladder.level(level).depth();
        }
        return depth / ladder.size();
    }

    /** Equal weight for every level both books have (methods.md 5.1: nearly as good as fitted weights). */
    private long meanFlow(Ladder next) {
        int common = Math.min(before.size(), next.size());
        long flow = 0;
        for (int level = 0; level < common; level++) {
            flow = Math.addExact(flow, next.level(level).flowSince(before.level(level)));
        }
        return flow / common;
    }

    void clear() {
        before.clear();
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
