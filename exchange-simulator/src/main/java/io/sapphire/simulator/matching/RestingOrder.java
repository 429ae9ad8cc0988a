package io.sapphire.simulator.matching;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import java.util.Optional;

/** One of our orders, waiting in the queue at its price. */
final class RestingOrder {
    private final long orderId;
    private final Side side;
    private final Price price;
    private final Quantity step;
    private final QueueModel model;
    private long openE8;
    private long aheadE8;
    /** Displayed at the price when it was last said, less what traded there since. */
    private long shownE8;

    /** @param displayedE8 at the price when the order arrived */
    RestingOrder(long orderId, Side side, Price price, Quantity step, long openE8, long displayedE8, QueueModel model) {
        this.orderId = orderId;
        this.side = side;
        this.price = price;
        this.step = step;
        this.openE8 = openE8;
        this.model = model;
        this.shownE8 = displayedE8;
        this.aheadE8 = switch (model) {
            case RISK_AVERSE, PROPORTIONAL -> displayedE8;
            case FIRST -> 0;
        };
    }

    long orderId() {
        return orderId;
    }

    Side side() {
        return side;
    }

    Price price() {
        return price;
    }

    boolean isFilled() {
        return openE8 == 0;
    }

    /** A recorded trade was worse for its aggressor than our price: whoever made it would have met us first. */
    boolean isThrough(Trade trade) {
        int distance = trade.price().compareTo(price);
        return side == Side.BUY ? distance < 0 : distance > 0;
    }

    boolean isAt(Trade trade) {
        return trade.price().equals(price) && trade.aggressor() == side.opposite();
    }

    Optional<Match> fillWhole() {
        return fill(openE8);
    }

    /** @param volumeE8 traded at our price and not yet given to an order of ours */
    Optional<Match> queue(long volumeE8) {
        shownE8 = Math.max(0, shownE8 - volumeE8);
        aheadE8 -= volumeE8;
        long ours = Math.max(0, Math.min(openE8, -aheadE8));
        long inSteps = ours - ours % step.e8();
        // Less than a step of what was traded for us waits for the next trade.
        aheadE8 = Math.max(aheadE8 + inSteps, inSteps - ours);
        return fill(inSteps);
    }

    /** Less of it waits from now on, at the same place. */
    void shrink(long toE8) {
        openE8 = Math.min(openE8, toE8);
    }

    void displayed(long quantityE8) {
        if (model == QueueModel.PROPORTIONAL && quantityE8 < shownE8 && aheadE8 > 0) {
            aheadE8 = Fixed.share(aheadE8, quantityE8, shownE8);
        }
        aheadE8 = Math.min(aheadE8, quantityE8);
        shownE8 = quantityE8;
    }

    private Optional<Match> fill(long quantityE8) {
        if (quantityE8 <= 0) {
            return Optional.empty();
        }
        openE8 -= quantityE8;
        return Optional.of(new Match(price, new Quantity(quantityE8)));
    }
}
