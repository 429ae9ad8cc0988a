package io.sapphire.exchange.marketdata;

/** The venue has not been reached yet; try again later. */
public final class VenueNotReachedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public VenueNotReachedException(String message) {
        super(message);
    }
}
