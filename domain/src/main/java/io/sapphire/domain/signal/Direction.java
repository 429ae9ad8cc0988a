package io.sapphire.domain.signal;

import io.sapphire.domain.market.Side;
import java.util.Optional;

/** Where a price is believed to go, and so which position is wanted. */
public enum Direction {
    LONG,
    SHORT,
    FLAT;

    public static Direction of(int sign) {
        return sign > 0 ? LONG : sign < 0 ? SHORT : FLAT;
    }

    public int sign() {
        return switch (this) {
            case LONG -> 1;
            case SHORT -> -1;
            case FLAT -> 0;
        };
    }

    /** The trade that leads there from flat. */
    public Optional<Side> side() {
        return switch (this) {
            case LONG -> Optional.of(Side.BUY);
            case SHORT -> Optional.of(Side.SELL);
            case FLAT -> Optional.empty();
        };
    }
}
