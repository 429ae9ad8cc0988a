package io.sapphire.simulator.market;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.OrderBounds;
import io.sapphire.domain.market.Quantity;

/** What one order may be in every market of the simulator. */
public final class LargestOrder {
    /** Far above any order a person means, and far below where notional arithmetic ends. */
    public static final Quantity QUANTITY = Quantity.of("10000000");

    private LargestOrder() {}

    /** From one step on; prices have no bounds but those of the mark. */
    public static OrderBounds bounds(Instrument instrument) {
        var lot = new OrderBounds.Lot(instrument.step().e8(), QUANTITY.e8());
        return new OrderBounds(0, 0, lot, lot);
    }
}
