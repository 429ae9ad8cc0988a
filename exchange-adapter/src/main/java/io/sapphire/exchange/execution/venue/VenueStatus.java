package io.sapphire.exchange.execution.venue;

/** Where the venue says an order stands. */
public enum VenueStatus {
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    EXPIRED,
    REJECTED,
    /** A word the venue has added since: it says nothing. */
    UNHEARD_OF;

    /** It can trade no more. */
    public boolean isFinal() {
        return switch (this) {
            case FILLED, CANCELED, EXPIRED, REJECTED -> true;
            case NEW, PARTIALLY_FILLED, UNHEARD_OF -> false;
        };
    }
}
