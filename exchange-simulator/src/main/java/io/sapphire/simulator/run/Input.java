package io.sapphire.simulator.run;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.engine.AccountChange;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import java.time.Duration;
import java.time.Instant;

/** One thing from outside that changed the venue. Together with the recording they are its whole state. */
sealed interface Input {

    /**
     * Always the first.
     *
     * @param configuration of the run, as JSON
     */
    record Began(String configuration) implements Input {}

    /**
     * A client asked for the next frame.
     *
     * @param step the number it made current
     */
    record Stepped(long step) implements Input {}

    /** The wall clock moved the venue this far. */
    record Clocked(Instant at) implements Input {}

    /** A signed request. */
    sealed interface Requested extends Input {

        /** Venue time at which it was taken. */
        Instant at();

        /** Of the signature. */
        long nonce();
    }

    record Placed(Instant at, long nonce, NewOrder order) implements Requested {}

    record Cancelled(Instant at, long nonce, Symbol symbol, OrderRef ref) implements Requested {}

    record CancelledAll(Instant at, long nonce, Symbol symbol) implements Requested {}

    record CountdownSet(Instant at, long nonce, Symbol symbol, Duration delay) implements Requested {}

    /** @param quantityE8 base-asset units, in 1e-8 units */
    record Amended(Instant at, long nonce, Symbol symbol, OrderRef ref, long quantityE8, Price price)
            implements Requested {}

    record AccountChanged(Instant at, long nonce, AccountChange change) implements Requested {}
}
