package io.sapphire.domain.order;

/**
 * How a trigger is watched.
 *
 * @param guarded not pulled while mark price and last trade are further apart than the market's rules allow
 */
public record Watch(WorkingPrice price, boolean guarded) {
    public static final Watch MARK = new Watch(WorkingPrice.MARK, false);
}
