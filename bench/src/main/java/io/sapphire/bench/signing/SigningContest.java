package io.sapphire.bench.signing;

import io.sapphire.bench.Contest;
import java.util.function.IntToLongFunction;

/** From an order to the signed text that leaves, against the signature alone over the same text. */
public final class SigningContest {
    private static final int ORDERS = 500;
    /** At most 1.3 times as long as the signature alone. */
    private static final double BAR = 1 / 1.3;

    private SigningContest() {}

    public static Contest create() {
        var orders = new Orders(ORDERS);
        return new Contest(
                "sign and serialise an order",
                "the signature alone",
                ORDERS,
                BAR,
                () -> all(orders, orders::signedText),
                () -> all(orders, orders::signature));
    }

    private static long all(Orders orders, IntToLongFunction sign) {
        long fingerprint = 0;
        for (int number = 0; number < orders.size(); number++) {
            fingerprint = 31 * fingerprint + sign.applyAsLong(number);
        }
        return fingerprint;
    }
}
