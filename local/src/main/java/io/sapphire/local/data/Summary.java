package io.sapphire.local.data;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;

/**
 * What became of a run.
 *
 * @param events sequence of the last one
 * @param bookGaps frames whose book was being rebuilt
 * @param seconds from the start of the command to the end of the run
 * @param realisedPnl quote-asset units, as is all money here
 * @param funding received; negative is paid
 * @param ledgerEquity equity by the simulator's own books
 */
@JsonPropertyOrder({
    "fills",
    "orders",
    "denials",
    "events",
    "bookGaps",
    "seconds",
    "realisedPnl",
    "fees",
    "funding",
    "equity",
    "ledgerEquity",
    "stateHash"
})
public record Summary(
        long fills,
        long orders,
        long denials,
        long events,
        long bookGaps,
        BigDecimal seconds,
        String realisedPnl,
        String fees,
        String funding,
        String equity,
        String ledgerEquity,
        String stateHash) {

    /** On one line. */
    public String toJson() {
        return Json.line(this);
    }
}
