package io.sapphire.local.backtest;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.feed.Market;
import io.sapphire.simulator.feed.Markets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What of a backtest is logged: decisions, orders, facts, and who voted. A frame is named, not told: by its market, its
 * number, the hash of its recording and where in it its last record begins.
 */
public final class Facts implements Backtest.Tape {
    private final String runId;
    private final String build;
    private final Map<Symbol, String> recordings;
    private final Consumer<MeshEvent> log;
    private final Map<Symbol, MeshEvent.FrameNamed> latest = new TreeMap<>();

    /** @param build whose rules decide */
    public Facts(String runId, String build, Markets markets, Consumer<MeshEvent> log) {
        this.runId = runId;
        this.build = build;
        this.recordings = markets.all().stream()
                .collect(Collectors.toMap(
                        Market::symbol, market -> market.recording().fingerprint()));
        this.log = log;
    }

    @Override
    public void reached(Symbol symbol, long frame, long offset) {
        latest.put(symbol, new MeshEvent.FrameNamed(symbol, frame, recordings.getOrDefault(symbol, ""), offset));
    }

    @Override
    public void heard(MeshEvent event, TradingCore core) {
        switch (event) {
            case MeshEvent.RunStarted start -> log.accept(named(start));
            case MeshEvent.DecisionMade(var decision) -> {
                // Named for every decision, so that each can be found by itself.
                log.accept(latest.get(decision.symbol()));
                log.accept(event);
            }
            case MeshEvent.AgentJoined _, MeshEvent.OrderChanged _, MeshEvent.AccountChanged _ -> log.accept(event);
            default -> {}
        }
    }

    private MeshEvent.RunStarted named(MeshEvent.RunStarted start) {
        return new MeshEvent.RunStarted(
                runId,
                build,
                start.seed(),
                start.profile(),
                start.settings(),
                start.listings().stream().map(this::named).toList(),
                start.tradingStart());
    }

    private Listing named(Listing listing) {
        return new Listing(
                listing.instrument(),
                listing.frameInterval(),
                listing.origin() + ", fingerprint " + recordings.getOrDefault(listing.symbol(), ""),
                listing.simulated(),
                listing.sidesDerived(),
                listing.bookDerived(),
                listing.shift());
    }
}
