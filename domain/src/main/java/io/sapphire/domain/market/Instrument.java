package io.sapphire.domain.market;

import java.util.List;

/**
 * The rules of one market.
 *
 * @param tick prices are multiples of it
 * @param step quantities are multiples of it
 * @param minNotional smallest worth of an order that opens or adds to a position, in quote-asset units
 * @param makerFee fraction of the notional of a passive fill
 * @param takerFee fraction of the notional of an aggressive fill
 * @param bounds what else an order must keep
 * @param brackets the smallest positions first; empty if nobody told them
 */
public record Instrument(
        Symbol symbol,
        Price tick,
        Quantity step,
        Money minNotional,
        Rate makerFee,
        Rate takerFee,
        OrderBounds bounds,
        List<MarginBracket> brackets) {

    public Instrument {
        brackets = List.copyOf(brackets);
        if (minNotional.signum() < 0) {
            throw new IllegalArgumentException("minimum notional of " + symbol + " is negative: " + minNotional);
        }
    }

    /** Of a market of which no bounds and no brackets are known. */
    public Instrument(Symbol symbol, Price tick, Quantity step, Money minNotional, Rate makerFee, Rate takerFee) {
        this(symbol, tick, step, minNotional, makerFee, takerFee, OrderBounds.NONE, List.of());
    }

    public Instrument withTick(Price other) {
        return new Instrument(symbol, other, step, minNotional, makerFee, takerFee, bounds, brackets);
    }

    public Instrument withFees(Rate maker, Rate taker) {
        return new Instrument(symbol, tick, step, minNotional, maker, taker, bounds, brackets);
    }

    public Instrument withTerms(OrderBounds otherBounds, List<MarginBracket> otherBrackets) {
        return new Instrument(symbol, tick, step, minNotional, makerFee, takerFee, otherBounds, otherBrackets);
    }

    public boolean onTick(Price price) {
        return price.e8() % tick.e8() == 0;
    }

    public boolean onStep(Quantity quantity) {
        return quantity.e8() % step.e8() == 0;
    }

    /** The largest multiple of the step worth at most so much at this price, in 1e-8 base-asset units; may be 0. */
    public long stepsWithin(Money notional, Price price) {
        long e8 = Fixed.share(Math.max(0, notional.e8()), Fixed.ONE, price.e8());
        long floored = e8 - e8 % step.e8();
        boolean over = floored > 0 && Fixed.multiply(floored, price.e8()) > notional.e8();
        return over ? floored - step.e8() : floored;
    }
}
