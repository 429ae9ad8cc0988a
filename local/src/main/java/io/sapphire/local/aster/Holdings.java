package io.sapphire.local.aster;

import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.rest.OrderJson;
import io.sapphire.exchange.aster.rest.OrderWords;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenuePosition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What the account has at the venue, leg by leg: in hedge mode a long and a short of one market do not cancel out. */
final class Holdings {
    private final VenueLine line;
    private final Consumer<String> unread;

    /** @param unread told of each position and order that cannot be read from here */
    Holdings(VenueLine line, Consumer<String> unread) {
        this.line = line;
        this.unread = unread;
    }

    /** Those that are not flat, as the venue lists them. */
    List<VenuePosition> positions() {
        return positions(line.insist(line.rest().askSigned("/fapi/v3/positionRisk", Parameters.none())), unread);
    }

    static List<VenuePosition> positions(JsonNode rows, Consumer<String> unread) {
        return Rows.read(rows, Holdings::position, unread);
    }

    /** What is flat may have any name. */
    private static Optional<VenuePosition> position(JsonNode row) {
        var quantity = new SignedQuantity(Fields.e8(row.path("positionAmt")));
        return quantity.isZero()
                ? Optional.empty()
                : Optional.of(new VenuePosition(
                        new Symbol(row.path("symbol").asString()),
                        OrderWords.positionSide(row.path("positionSide").asString("")),
                        quantity));
    }

    /** The open ones. */
    List<VenueOrder> orders() {
        return orders(line.insist(line.rest().askSigned("/fapi/v3/openOrders", Parameters.none())), unread);
    }

    static List<VenueOrder> orders(JsonNode rows, Consumer<String> unread) {
        return Rows.read(rows, row -> Optional.of(OrderJson.order(row)), unread);
    }
}
