package io.sapphire.domain.event;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;
import java.time.Instant;
import java.util.List;

/**
 * What the agents together want.
 *
 * @param number of the decision in its run, from 1
 * @param frame number of the frame it was taken on
 * @param direction the position wanted; flat without a quorum or below the threshold
 * @param rise pooled probability of a rise
 * @param threshold the least pooled probability of a direction that leads to a position
 * @param sizeBand how much of the largest position is wanted, in percent: 0, 25, 50, 75 or 100
 * @param target worth of the position wanted, signed, in quote-asset units
 * @param price middle of the book it was taken at
 * @param votes every seat, in agent order
 * @param checks every rule, enforced or only recorded
 * @param dissent weighted standard deviation of the log-odds, in 1e-8 units
 */
public record Decision(
        long number,
        Symbol symbol,
        long frame,
        Direction direction,
        Probability rise,
        Probability threshold,
        int sizeBand,
        Money target,
        Price price,
        List<Vote> votes,
        List<Check> checks,
        long dissentE8,
        Instant eventTime) {

    public Decision {
        votes = List.copyOf(votes);
        checks = List.copyOf(checks);
    }
}
