package io.sapphire.exchange.aster.limit;

/**
 * What one request costs.
 *
 * @param what method and path, for people
 * @param weight of the address's limit
 * @param orders of the account's limit
 * @param patient whether it may wait: a question may, an order would meet another market
 */
public record Charge(String what, Lane lane, int weight, int orders, boolean patient) {

    /** Cancels, and orders that only make a position smaller: they have connections of their own. */
    public boolean isUrgent() {
        return lane == Lane.SAFETY && !patient;
    }

    int of(RateLimit.Kind kind) {
        return switch (kind) {
            case REQUEST_WEIGHT -> weight;
            case ORDERS -> orders;
        };
    }
}
