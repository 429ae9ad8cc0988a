package io.sapphire.simulator.rest;

/**
 * What a client may do in a minute.
 *
 * @param enforced whether more is refused; it is counted and told in any case
 * @param weight of all requests of one address
 * @param orders of the account
 */
public record LimitTerms(boolean enforced, int weight, int orders) {

    public LimitTerms {
        if (weight < 1 || orders < 1) {
            throw new IllegalArgumentException("limits must be at least 1, were " + weight + " and " + orders);
        }
    }
}
