package io.sapphire.agents.microstructure;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import java.util.function.ToLongFunction;

/** What volume-microstructure measures, without what it says of it. */
public final class BareMicrostructure implements ToLongFunction<MarketFrame> {
    private final FlowWatch watch;
    private final long pause;
    private long spoken = Long.MIN_VALUE;

    public BareMicrostructure(MicrostructureParameters parameters, Listing listing) {
        watch = new FlowWatch(listing, parameters);
        pause = parameters.expiry().toMillis() / 3;
    }

    /** @return 1 where the agent gives a signal */
    @Override
    public long applyAsLong(MarketFrame frame) {
        long now = frame.end().toEpochMilli();
        boolean due = spoken == Long.MIN_VALUE || now - spoken >= pause;
        boolean speaks = watch.read(frame, due) instanceof Reading.Pressure;
        spoken = speaks ? now : spoken;
        return speaks ? 1 : 0;
    }
}
