package io.sapphire.local.exposure;

import java.util.OptionalDouble;

/**
 * Where the venue takes a position away, in cross margin and one-way mode.
 *
 * @see <a href="https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93">Binance, How to calculate the
 *     liquidation price of USD-M futures contracts</a>
 */
final class LiquidationPrice {

    private LiquidationPrice() {}

    /**
     * Solves for the mark at which what is left equals what must be kept.
     *
     * @param wallet balance, without what is not realised
     * @param othersMaintenance what must be kept for the other positions
     * @param othersUnrealised what the other positions won so far
     * @param signed base-asset units, negative for a short; not 0
     * @param entry average price
     * @param rate share of its worth that must be kept
     * @param deduction what the bracket of that rate takes off
     * @return nothing if no price does it
     */
    static OptionalDouble of(
            double wallet,
            double othersMaintenance,
            double othersUnrealised,
            double signed,
            double entry,
            double rate,
            double deduction) {
        double quantity = Math.abs(signed);
        double side = Math.signum(signed);
        double price = (wallet - othersMaintenance + othersUnrealised + deduction - side * quantity * entry)
                / (quantity * (rate - side));
        return price > 0 ? OptionalDouble.of(price) : OptionalDouble.empty();
    }
}
