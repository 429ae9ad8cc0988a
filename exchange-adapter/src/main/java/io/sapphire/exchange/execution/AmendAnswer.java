package io.sapphire.exchange.execution;

/**
 * What became of a wish to change an order.
 *
 * @param venueCode the venue's error code if it refused; 0 if it did not
 */
public record AmendAnswer(Standing standing, int venueCode, String venueReason) {

    static AmendAnswer of(Standing standing) {
        return new AmendAnswer(standing, 0, "");
    }
}
