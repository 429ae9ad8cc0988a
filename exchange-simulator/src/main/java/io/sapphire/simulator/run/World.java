package io.sapphire.simulator.run;

import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.engine.Venue;
import io.sapphire.simulator.engine.VenueTerms;
import io.sapphire.simulator.feed.Market;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.market.MergedTape;
import io.sapphire.simulator.market.Tape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A venue, the grid of frames over its recordings, and the numbers of all it has told. A pure function of its calls:
 * {@link VenueRun} adds clock and ledger, a backtest calls it directly.
 */
public final class World {
    private final Sequences sequences;
    private final Venue venue;
    private final FrameGrid grid;
    private StepAnswer current;

    public World(RunSettings settings, Markets markets, Audience audience) {
        sequences = new Sequences(audience);
        grid = new FrameGrid(markets.start());
        var tapes = new ArrayList<Tape>();
        for (var market : markets.all()) {
            var tape = market.play();
            tapes.add(tape);
            grid.add(market.symbol(), market.recording().frameInterval(), tape);
        }
        var listings = markets.all().stream().map(Market::listing).toList();
        var terms = new VenueTerms(
                settings.seed(),
                settings.deposit(),
                settings.latency(),
                markets.start(),
                settings.countdownSparesStops(),
                markets.brackets(),
                settings.funding(),
                settings.models());
        venue = new Venue(terms, listings, new MergedTape(tapes), sequences);
        current = new StepAnswer(0, venue.now(), List.of(), sequences.last(), false);
    }

    public Venue venue() {
        return venue;
    }

    /** The latest step, as it was when it was taken. */
    public StepAnswer current() {
        return current;
    }

    public LastSequence last() {
        return sequences.last();
    }

    /** Where what was played last of a market stands in its recording; see {@link Tape#offset}. */
    public long offset(Symbol symbol) {
        return grid.offset(symbol);
    }

    /** There are no more frames. */
    public boolean isExhausted() {
        return grid.isExhausted();
    }

    /** When the next frame ends. */
    public Instant nextEnd() {
        return grid.nextEnd();
    }

    /** Plays the next frame; after the last one there is one more step, which says so. */
    public void step() {
        if (grid.isExhausted()) {
            current = answer(List.of(), true);
        } else {
            playFrame();
        }
    }

    /** Plays every frame that ends until then, and of the next one what happens before. */
    public void advanceTo(Instant time) {
        while (!grid.isExhausted() && !grid.nextEnd().isAfter(time)) {
            playFrame();
        }
        venue.advance(time);
        if (grid.isExhausted() && !current.ended()) {
            current = answer(List.of(), true);
        }
    }

    private void playFrame() {
        var end = grid.nextEnd();
        var frames = grid.pass();
        venue.advance(end);
        current = answer(frames, false);
    }

    private StepAnswer answer(List<Symbol> frames, boolean ended) {
        return new StepAnswer(current.step() + 1, venue.now(), frames, sequences.last(), ended);
    }
}
