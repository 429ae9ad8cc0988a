package io.sapphire.gateway.projection;

import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.view.AsOf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Folds recorded events into views. Starts over when another run begins. What it keeps is bounded by its caps: the
 * newest 50,000 decisions, orders, fills and denials, 20,000 samples of equity and 50,000 candles of every market unless
 * told otherwise; older ones are in the log only. For one thread at a time.
 */
public final class Projection {
    private final Caps caps;
    private Optional<RunFold> fold = Optional.empty();

    public Projection(Caps caps) {
        this.caps = caps;
    }

    /**
     * Takes the next event in.
     *
     * @return the rows it changed: what happened stands last, what follows from it before
     * @throws IllegalStateException if it is not the next event of the run
     */
    public List<Fact> apply(Recorded recorded) {
        if (recorded.event() instanceof RunStarted started) {
            fold = Optional.of(new RunFold(started, recorded, caps));
        } else if (recorded.sequence() != sequence() + 1) {
            throw new IllegalStateException("event " + recorded.sequence() + " does not follow event " + sequence());
        }
        return fold.orElseThrow(() -> new IllegalStateException("the log does not begin with the run's start"))
                .apply(recorded);
    }

    /** What changed since it was asked last. */
    public Set<ValueKey> drainChanged() {
        return books().map(Books::drainChanged).orElse(Set.of());
    }

    /** The latest value; nothing if there is none yet. @param now by the wall clock */
    public Optional<Object> value(ValueKey key, Instant now) {
        return books().flatMap(run -> switch (key) {
            case ValueKey.Quote(var symbol) -> run.market(symbol).flatMap(market -> market.quote(now));
            case ValueKey.Book(var symbol) ->
                run.market(symbol).flatMap(market -> market.book(run.blotter.resting(symbol), now));
            case ValueKey.Candle(var symbol) ->
                run.market(symbol).flatMap(market -> market.candles().running());
            case ValueKey.Signal(var agent, var symbol) -> run.agents.signal(agent, symbol);
            case ValueKey.Portfolio _ -> Optional.of(run.accountRows.portfolio());
            case ValueKey.Equity _ -> Optional.of(run.accountRows.equityPoint());
            case ValueKey.Limits _ -> Optional.of(run.riskRow());
        });
    }

    /** Of the last event, 0 before the first. */
    public long sequence() {
        return books().map(books -> books.run.sequence()).orElse(0L);
    }

    public AsOf asOf() {
        return books().map(books -> books.run.asOf()).orElse(new AsOf(0, null));
    }

    /** Nothing before the first event. */
    public Optional<RunView> run() {
        return books().map(RunView::new);
    }

    private Optional<Books> books() {
        return fold.map(RunFold::books);
    }
}
