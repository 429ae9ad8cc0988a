package io.sapphire.coordinator.execution;

import io.sapphire.domain.order.Terms;
import java.util.Optional;

/** What a position has at the venue: an order for when it goes wrong, and one for when it has gone far enough. */
public enum Leg {
    /** Without it a position is naked. */
    STOP,
    PROFIT;

    /** Nothing for terms that no protection of ours has. */
    public static Optional<Leg> of(Terms terms) {
        return switch (terms) {
            case Terms.StopMarket _ -> Optional.of(STOP);
            case Terms.TakeProfitMarket _ -> Optional.of(PROFIT);
            case Terms.Limit _, Terms.Market _, Terms.Stop _, Terms.TakeProfit _, Terms.TrailingStop _ ->
                Optional.empty();
        };
    }
}
