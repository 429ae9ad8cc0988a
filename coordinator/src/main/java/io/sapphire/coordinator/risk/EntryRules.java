package io.sapphire.coordinator.risk;

import static io.sapphire.coordinator.risk.Rule.atLeast;
import static io.sapphire.coordinator.risk.Rule.atMost;
import static io.sapphire.coordinator.risk.Rule.below;
import static io.sapphire.coordinator.risk.Rule.never;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.DenialCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every rule an entry must keep, in the order in which they are asked: what is certain first. */
final class EntryRules {
    private static final String USDT = "USDT";
    private static final String OF_EQUITY = "of equity";

    /** A liquidation price must be three usual days away (methods.md 8.4). */
    private static final int USUAL_DAYS = 3;

    private static final List<Rule> STATE = List.of(
            never(DenialCode.HALTED, (_, view, _) -> flag(view.permission().state() == TradingState.HALTED)),
            never(DenialCode.REDUCING, (_, view, _) -> flag(view.permission().state() == TradingState.REDUCING)),
            never(DenialCode.WARM_UP, (_, view, _) -> flag(view.permission().warmUp())),
            never(DenialCode.THROTTLED, (_, view, _) -> flag(view.permission().throttled())),
            never(
                    DenialCode.NOT_REPLICATED,
                    (_, view, _) -> flag(!view.permission().replicated())));

    private static final List<Rule> KNOWLEDGE = List.of(
            never(
                    DenialCode.NOT_RECONCILED,
                    (_, view, _) -> flag(!view.permission().reconciled())),
            atMost(
                    DenialCode.OUTCOME_UNKNOWN,
                    "orders",
                    (_, view, _) -> count(view.permission().unknownOrders()),
                    (_, _) -> 0),
            atMost(
                    DenialCode.STALE_MARKET,
                    "s",
                    (_, view, _) -> seconds(view.market().age()),
                    (_, limits) -> seconds(limits.pace().marketStaleAfter())));

    private static final List<Rule> ORDER = List.of(
            atMost(
                            DenialCode.PRICE_DEVIATION,
                            "of the mark",
                            (order, view, _) -> Math.absExact(Math.subtractExact(
                                    Stake.price(order, view),
                                    view.market().mark().e8())),
                            (_, limits) -> limits.size().maxPriceDeviation().e8())
                    .of((_, view, _) -> view.market().mark().e8()),
            atLeast(
                    DenialCode.MIN_NOTIONAL,
                    USDT,
                    (order, view, _) -> Stake.notional(order, view),
                    (view, _) -> view.market().instrument().minNotional().e8()),
            atMost(
                    DenialCode.ORDER_NOTIONAL,
                    USDT,
                    (order, view, _) -> Stake.notional(order, view),
                    (_, limits) -> limits.size().maxOrderNotional().e8()),
            atMost(
                            DenialCode.FAT_FINGER,
                            "x typical",
                            (order, view, _) -> Stake.notional(order, view),
                            (_, limits) -> limits.size().maxTimesTypical().e8())
                    .of((order, view, _) -> Stake.typical(order, view)),
            atMost(
                            DenialCode.BOOK_SHARE,
                            "x the book",
                            (order, _, _) -> order.quantity().e8(),
                            (_, limits) -> limits.size().maxBookShare().e8())
                    .of((order, view, _) -> Stake.shown(order, view)));

    private static final List<Rule> EXPOSURE = List.of(
            atMost(
                    DenialCode.POSITION_NOTIONAL,
                    USDT,
                    (order, view, _) -> Stake.positionAfter(order, view),
                    (_, limits) -> limits.size().maxPositionNotional().e8()),
            atMost(
                    DenialCode.GROSS_NOTIONAL,
                    USDT,
                    (order, view, _) -> Stake.grossAfter(order, view),
                    (_, limits) -> limits.size().maxGrossNotional().e8()),
            atMost(
                    DenialCode.NET_NOTIONAL,
                    USDT,
                    (order, view, _) -> Stake.netAfter(order, view),
                    (_, limits) -> limits.size().maxNetNotional().e8()),
            atMost(
                            DenialCode.LEVERAGE,
                            "x",
                            (order, view, _) -> Stake.grossAfter(order, view),
                            (_, limits) -> limits.margin().maxLeverage().e8())
                    .of((_, view, _) -> Stake.equity(view)),
            atMost(
                            DenialCode.CONCENTRATION,
                            OF_EQUITY,
                            (order, view, _) -> Stake.positionAfter(order, view),
                            (_, limits) -> limits.size().maxConcentration().e8())
                    .of((_, view, _) -> Stake.equity(view)),
            atMost(
                            DenialCode.CORRELATED_EXPOSURE,
                            "of equity a day",
                            (order, view, _) -> Stake.riskAfter(order, view),
                            (_, limits) -> limits.size().maxCorrelatedRisk().e8())
                    .of((_, view, _) -> Stake.equity(view)),
            atMost(
                            DenialCode.MARGIN,
                            OF_EQUITY,
                            Stake::marginAfter,
                            (_, limits) -> limits.margin().maxUse().e8())
                    .of((_, view, _) -> Stake.equity(view)),
            atLeast(
                            DenialCode.LIQUIDATION_DISTANCE,
                            "of the mark",
                            Liquidation::room,
                            (view, limits) -> Math.max(
                                    limits.margin().minLiquidationDistance().e8(),
                                    Math.min(
                                            Fixed.ONE,
                                            USUAL_DAYS
                                                    * view.market().volatility().e8())))
                    .of(Liquidation::turning));

    private static final List<Rule> LOSS = List.of(
            below(
                    DenialCode.DAILY_LOSS,
                    USDT,
                    (_, view, _) -> view.books().lossToday().e8(),
                    (_, limits) -> limits.loss().maxDaily().e8()),
            below(
                            DenialCode.DRAWDOWN,
                            "of the peak",
                            (_, view, _) -> Stake.belowPeak(view),
                            (_, limits) -> limits.loss().maxDrawdown().e8())
                    .of((_, view, _) -> Stake.peak(view)),
            below(
                    DenialCode.LOSS_STREAK,
                    "trades",
                    (_, view, _) -> count(view.books().lossStreak()),
                    (_, limits) -> count(limits.loss().maxStreak())),
            atLeast(
                    DenialCode.COOLDOWN,
                    "s",
                    (_, view, _) -> seconds(view.market().sinceLoss()),
                    (_, limits) -> seconds(limits.loss().cooldown())),
            atMost(
                    DenialCode.MODEL_BUDGET,
                    "USD",
                    (_, view, _) -> view.books().modelCostToday().e8(),
                    (_, limits) -> limits.loss().maxDailyModelCost().e8()));

    private static final List<Rule> PACE = List.of(
            atMost(
                    DenialCode.ORDER_RATE,
                    "orders/min",
                    (_, view, _) -> count(view.pace().ordersLastMinute() + 1),
                    (_, limits) -> count(limits.pace().maxOrdersPerMinute())),
            atMost(
                    DenialCode.MESSAGE_RATE,
                    "messages/min",
                    (_, view, _) -> count(view.pace().messagesLastMinute() + 1),
                    (_, limits) -> count(limits.pace().maxMessagesPerMinute())),
            atMost(
                    DenialCode.IN_FLIGHT,
                    "orders",
                    (_, view, _) -> count(view.pace().inFlight() + 1),
                    (_, limits) -> count(limits.pace().maxInFlight())),
            atMost(
                    DenialCode.DUPLICATE,
                    "orders",
                    (_, view, _) -> count(view.pace().sameOpen()),
                    (_, _) -> 0));

    private static final List<Rule> ALL = Stream.of(STATE, KNOWLEDGE, ORDER, VenueRules.all(), EXPOSURE, LOSS, PACE)
            .flatMap(List::stream)
            .toList();

    private EntryRules() {}

    static List<Rule> all() {
        return ALL;
    }

    private static long flag(boolean isSo) {
        return isSo ? Fixed.ONE : 0;
    }

    private static long count(int number) {
        return number * Fixed.ONE;
    }

    private static long seconds(Duration span) {
        return Math.multiplyExact(span.toMillis(), Fixed.ONE / 1_000);
    }
}
