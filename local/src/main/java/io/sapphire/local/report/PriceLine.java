package io.sapphire.local.report;

import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import java.time.Instant;
import java.util.List;

/**
 * One market as it went, with what was traded in it.
 *
 * @param marks on the report's grid
 */
public record PriceLine(Symbol symbol, List<Mark> marks, List<Deal> deals) {

    public PriceLine {
        marks = List.copyOf(marks);
        deals = List.copyOf(deals);
    }

    public record Mark(Instant time, double price) {}

    public record Deal(Instant time, Side side, double price) {}
}
