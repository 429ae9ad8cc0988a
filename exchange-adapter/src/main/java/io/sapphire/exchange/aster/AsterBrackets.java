package io.sapphire.exchange.aster;

import io.sapphire.domain.market.MarginBracket;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import io.sapphire.exchange.aster.rest.Fields;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How much margin one market needs, as {@code leverageBracket} tells it. */
final class AsterBrackets {

    private AsterBrackets() {}

    /** The smallest positions first. @param answer documented as an object, seen as a list of one */
    static List<MarginBracket> read(JsonNode answer) {
        var market = answer.isArray() ? answer.path(0) : answer;
        return market.path("brackets")
                .valueStream()
                .map(AsterBrackets::bracket)
                .sorted(Comparator.comparing(MarginBracket::floor))
                .toList();
    }

    private static MarginBracket bracket(JsonNode row) {
        return new MarginBracket(
                Math.toIntExact(Fields.number(row.path("bracket"), 0)),
                Math.toIntExact(Fields.number(row.path("initialLeverage"), 0)),
                new Money(Fields.e8(row.path("notionalFloor"))),
                new Money(Fields.e8(row.path("notionalCap"))),
                new Rate(Fields.e8(row.path("maintMarginRatio"))),
                new Money(Fields.e8(row.path("cum"))));
    }
}
