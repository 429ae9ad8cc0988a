package io.sapphire.domain.market;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the venue showed of one market in one interval of its time: {@code start <= t < end}.
 *
 * @param number the interval's number since the epoch: end divided by the listing's interval
 * @param trades oldest first; empty in a quiet interval
 * @param book at the end of the interval
 * @param mark the venue's mark price at the end of the interval
 * @param fundingRate of the running funding interval
 * @param nextFunding when it is settled
 * @param bookValid false while the book is being rebuilt after a gap, or the market is not heard of: nothing may be
 *     decided on it
 */
public record MarketFrame(
        Symbol symbol,
        long number,
        Instant start,
        Instant end,
        List<Trade> trades,
        OrderBook book,
        Price mark,
        Rate fundingRate,
        Instant nextFunding,
        boolean bookValid) {

    public MarketFrame {
        trades = List.copyOf(trades);
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("frame of " + symbol + " ends at " + end + ", before it starts");
        }
    }

    /** The price of the last trade in the frame, if there was one. */
    public Optional<Price> last() {
        return trades.isEmpty()
                ? Optional.empty()
                : Optional.of(trades.getLast().price());
    }
}
