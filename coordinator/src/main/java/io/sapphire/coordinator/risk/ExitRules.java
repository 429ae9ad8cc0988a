package io.sapphire.coordinator.risk;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.DenialCode;
import java.util.List;

/** What an order must keep that makes a position smaller. */
final class ExitRules {
    private static final Rule REDUCES = Rule.atLeast(
            DenialCode.REDUCE_ONLY,
            "state",
            (order, view, _) -> order.reduceOnly() && Stake.opposes(order, view) ? Fixed.ONE : 0,
            (_, _) -> Fixed.ONE);

    private static final Rule NO_MORE_THAN_IS_HELD = Rule.atMost(
            DenialCode.REDUCE_ONLY,
            "base",
            (order, _, _) -> order.quantity().e8(),
            (view, _) -> Math.absExact(view.market().position().quantity().e8()));

    private static final Rule NOT_HALTED = Rule.never(
            DenialCode.HALTED,
            (_, view, _) -> view.permission().state() == TradingState.HALTED
                            && !view.permission().flattening()
                    ? Fixed.ONE
                    : 0);

    private ExitRules() {}

    static List<Rule> all() {
        return List.of(REDUCES, NO_MORE_THAN_IS_HELD, NOT_HALTED);
    }

    /** Of protection, which closes whatever the position then is. */
    static List<Rule> reducing() {
        return List.of(REDUCES);
    }
}
