package io.sapphire.coordinator.risk;

import io.sapphire.domain.order.DenialCode;
import java.util.List;

/** What the market takes at all: prices on its ticks, quantities on its steps. */
final class ShapeRules {
    private static final List<Rule> ALL = List.of(
            Rule.atMost(
                    DenialCode.PRECISION,
                    "off the tick",
                    (order, view, _) -> Stake.offTick(order, view.market().instrument()),
                    (_, _) -> 0),
            Rule.atMost(
                    DenialCode.PRECISION,
                    "off the step",
                    (order, view, _) -> order.quantity().e8()
                            % view.market().instrument().step().e8(),
                    (_, _) -> 0));

    private ShapeRules() {}

    static List<Rule> all() {
        return ALL;
    }
}
