package io.sapphire.local.backtest;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.market.Symbol;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where a backtest leaves the way it would have gone: just before a round closes.
 *
 * @param start of the run that goes on from there; the events before count for it too
 * @param stays which events happen in it
 * @param said recorded at the fork, before the round closes
 */
public record Fork(Symbol symbol, long frame, RunStarted start, Predicate<MeshEvent> stays, List<MeshEvent> said) {

    public Fork {
        said = List.copyOf(said);
    }

    boolean isAt(Symbol market, long number) {
        return symbol.equals(market) && frame == number;
    }
}
