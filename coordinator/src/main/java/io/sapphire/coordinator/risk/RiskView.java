package io.sapphire.coordinator.risk;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.portfolio.Position;
import java.time.Duration;

/**
 * Everything a check looks at besides the order and the limits.
 *
 * @param market what is known of the order's market
 * @param books what the account is worth and has at stake
 * @param pace what left lately
 */
public record RiskView(Permission permission, Market market, Books books, Pace pace) {

    /**
     * Whether anything may leave at all.
     *
     * @param flattening an operator is closing the market's position
     * @param reconciled our position equals what the venue last said
     * @param unknownOrders orders of which nobody can say what became of them
     * @param throttled entries were repeated too often in the market and nobody re-armed them
     * @param replicated what is decided survives this host, or need not for a while
     */
    public record Permission(
            TradingState state,
            boolean flattening,
            boolean warmUp,
            boolean reconciled,
            int unknownOrders,
            boolean throttled,
            boolean replicated) {}

    /**
     * The order's market.
     *
     * @param pendingSignedE8 base-asset units in flight, signed, in 1e-8 units
     * @param age venue time since the last usable frame
     * @param sinceLoss venue time since the last trade that lost; very long if none did
     * @param shownAsksE8 base-asset units the book offers, in 1e-8 units
     * @param shownBidsE8 base-asset units the book asks for, in 1e-8 units
     * @param volatility one standard deviation of a day's return
     * @param venueInitial share of a position's worth that the venue binds as margin; zero if it was not told
     */
    public record Market(
            Instrument instrument,
            Position position,
            long pendingSignedE8,
            Price mark,
            Duration age,
            Duration sinceLoss,
            long shownAsksE8,
            long shownBidsE8,
            Rate volatility,
            Rate venueInitial) {}

    /**
     * The account, with everything in flight counted as if it had traded at the mark.
     *
     * @param peak highest equity so far
     * @param gross worth of all positions and entries in flight without their signs
     * @param net worth of all longs less all shorts, entries in flight included
     * @param margin what the venue binds of equity for all of that, as far as it is known
     * @param maintenanceElsewhere what must be left of all that is not in the order's market
     * @param longRisk what a usual day moves all longs by
     * @param shortRisk what a usual day moves all shorts by
     * @param lossToday how much equity fell since the UTC day of venue time began; negative if it rose
     * @param lossStreak trades in a row that lost, within the UTC day of venue time
     * @param modelCostToday what agents spent on language models within the UTC day of venue time, in USD
     */
    public record Books(
            Money equity,
            Money peak,
            Money gross,
            Money net,
            Money margin,
            Money maintenanceElsewhere,
            Money longRisk,
            Money shortRisk,
            Money lossToday,
            int lossStreak,
            Money modelCostToday) {}

    /**
     * What left lately.
     *
     * @param ordersLastMinute orders that left within the last minute of venue time
     * @param messagesLastMinute the same, cancels included
     * @param inFlight orders the venue has not answered yet
     * @param sameOpen open orders of the market with the order's own side, size and terms
     * @param typicalEntry what our last entries in the market were worth on average; zero before there were enough
     */
    public record Pace(int ordersLastMinute, int messagesLastMinute, int inFlight, int sameOpen, Money typicalEntry) {}
}
