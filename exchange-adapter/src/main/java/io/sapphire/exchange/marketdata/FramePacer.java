package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.MarketFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Closes frames when the venue's time has passed their end, in live mode. */
public final class FramePacer {
    private final List<FrameBuilder> builders;
    private final Duration grace;

    /**
     * @param builders one for each market, in symbol order
     * @param grace how long after its end a frame waits for what is still on its way
     */
    public FramePacer(List<FrameBuilder> builders, Duration grace) {
        this.builders = List.copyOf(builders);
        this.grace = grace;
    }

    /** The frames that end next, all at the same moment; none if that moment has not passed yet. */
    public List<MarketFrame> next(Instant now) {
        var ready = builders.stream().filter(FrameBuilder::canClose).toList();
        var end = ready.stream().map(FrameBuilder::nextEnd).min(Comparator.naturalOrder());
        return end.filter(due -> !due.isAfter(now.minus(grace)))
                .map(due -> ready.stream()
                        .filter(builder -> builder.nextEnd().equals(due))
                        .map(builder -> builder.close(due))
                        .toList())
                .orElseGet(List::of);
    }
}
