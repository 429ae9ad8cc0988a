package io.sapphire.local.aster;

import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.PositionSide;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.rest.OrderWords;
import io.sapphire.exchange.aster.rest.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the account holds, leg by leg: in hedge mode a long and a short of one market do not cancel each other out. */
final class Holdings {
    private final VenueLine line;

    Holdings(VenueLine line) {
        this.line = line;
    }

    /** @param side {@code BOTH} in one-way mode */
    record Leg(Symbol symbol, PositionSide side, SignedQuantity quantity) {

        @Override
        public String toString() {
            return side == PositionSide.BOTH ? symbol.value() : symbol + " " + side;
        }
    }

    /** Those that are not flat, as the venue lists them. */
    List<Leg> open() {
        var legs = new ArrayList<Leg>();
        line.insist(line.rest().askSigned("/fapi/v3/positionRisk", Parameters.none()))
                .forEach(row -> legs.add(new Leg(
                        new Symbol(row.path("symbol").asString()),
                        OrderWords.positionSide(row.path("positionSide").asString("")),
                        new SignedQuantity(Fields.e8(row.path("positionAmt"))))));
        return legs.stream().filter(leg -> !leg.quantity().isZero()).toList();
    }

    /** The largest market order of every market that has a bound; nothing if the venue does not say. */
    Map<Symbol, Quantity> largestOrders() {
        var largest = new HashMap<Symbol, Quantity>();
        line.insist(line.rest().ask("/fapi/v3/exchangeInfo", Parameters.none()))
                .path("symbols")
                .forEach(market -> market.path("filters").forEach(filter -> {
                    long most = filter.path("filterType").asString("").equals("MARKET_LOT_SIZE") ? most(filter) : 0;
                    if (most > 0) {
                        largest.put(new Symbol(market.path("symbol").asString()), new Quantity(most));
                    }
                }));
        return largest;
    }

    private static long most(JsonNode filter) {
        return Fields.e8(filter.path("maxQty"));
    }
}
