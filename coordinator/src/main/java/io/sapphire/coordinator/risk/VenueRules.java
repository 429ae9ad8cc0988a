package io.sapphire.coordinator.risk;

import static io.sapphire.coordinator.risk.Rule.atLeast;
import static io.sapphire.coordinator.risk.Rule.atMost;

import io.sapphire.domain.order.DenialCode;
import java.util.List;

/**
 * What the venue would refuse of an entry anyway, which always names its price, and what it could not close again: no position may be larger than one
 * order at the market takes, so that a stop or a flatten is never too large.
 */
final class VenueRules {
    private static final String USDT = "USDT";
    private static final String BASE = "base";

    private static final List<Rule> ALL = List.of(
            atLeast(
                    DenialCode.PRICE_BOUNDS,
                    USDT,
                    (order, view, _) -> Stake.price(order, view),
                    (view, _) -> view.market().instrument().bounds().leastPriceE8()),
            atMost(
                    DenialCode.PRICE_BOUNDS,
                    USDT,
                    (order, view, _) -> Stake.price(order, view),
                    (view, _) -> most(view.market().instrument().bounds().mostPriceE8())),
            atLeast(
                    DenialCode.QUANTITY_BOUNDS,
                    BASE,
                    (order, _, _) -> order.quantity().e8(),
                    (view, _) -> view.market().instrument().bounds().resting().leastE8()),
            atMost(
                    DenialCode.QUANTITY_BOUNDS,
                    BASE,
                    (order, view, _) -> order.quantity().e8(),
                    (view, _) ->
                            most(view.market().instrument().bounds().resting().mostE8())),
            atMost(
                    DenialCode.QUANTITY_BOUNDS,
                    BASE,
                    (order, view, _) -> Stake.sizeAfter(order, view),
                    (view, _) ->
                            most(view.market().instrument().bounds().atMarket().mostE8())),
            atMost(
                    DenialCode.VENUE_NOTIONAL,
                    USDT,
                    (order, view, _) -> Stake.positionAfter(order, view),
                    (view, _) -> VenueMargin.most(
                            view.market().instrument(),
                            view.market().venueInitial().e8())));

    private VenueRules() {}

    static List<Rule> all() {
        return ALL;
    }

    private static long most(long bound) {
        return bound == 0 ? Rule.UNBOUNDED : bound;
    }
}
