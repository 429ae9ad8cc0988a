package io.sapphire.simulator.feed;

import io.sapphire.domain.market.Instrument;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.RecordingException;
import java.util.function.UnaryOperator;

/** Opens markets that trade now. */
public interface LiveSource {

    /** Where nothing can be followed, because time is not that of the wall. */
    LiveSource NONE = (symbol, _) -> {
        throw new RecordingException("market aster:" + symbol
                + " trades now and cannot be played from a file; up and simulator follow it, at speed 1");
    };

    /**
     * Asks for the rules of a market; it is followed later.
     *
     * @param symbol as the venue names it
     * @param rules replaces what a person wants otherwise
     * @throws RecordingException in one sentence, if the venue does not answer or does not list it
     */
    Recording open(String symbol, UnaryOperator<Instrument> rules);
}
