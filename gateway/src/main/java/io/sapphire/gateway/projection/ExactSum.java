package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Money;
import java.math.BigInteger;

/**
 * A sum from which parts can be taken away again, exact however many there are: whether it fits is asked of what is read,
 * never of what comes. For one thread at a time.
 */
final class ExactSum {
    private BigInteger total = BigInteger.ZERO;

    void add(long part) {
        total = total.add(BigInteger.valueOf(part));
    }

    void remove(long part) {
        total = total.subtract(BigInteger.valueOf(part));
    }

    /** @throws ArithmeticException if it does not fit */
    Money money() {
        return new Money(total.longValueExact());
    }

    /** Of so many parts. */
    double average(long parts) {
        return total.doubleValue() / parts;
    }
}
