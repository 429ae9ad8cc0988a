package io.sapphire.gateway.skill;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Signal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The scorecards of every agent in one market: a fold of recorded events, and of nothing else. */
public final class Scorecards {
    private static final double WHOLE = Rate.ofBp(10_000).e8();

    private final Symbol symbol;
    private final double takerFee;
    private final Map<AgentId, Track> tracks = new TreeMap<>();
    private final Regime regime = new Regime();
    private double first;
    private double mid;
    private double costOfOne;

    private final boolean besideRandom;
    private final Optional<PaperConsensus> consensus;

    /**
     * Of a market nothing is known of yet.
     *
     * @param settings of the run; without its consensus' rules nothing is said of what would have been without an agent
     * @param besideRandom every position is kept, for {@link PaperTrades#betterThanRandom}
     */
    public Scorecards(Listing listing, Collection<Setting> settings, boolean besideRandom) {
        this.besideRandom = besideRandom;
        consensus = Terms.of(settings).map(PaperConsensus::new);
        symbol = listing.symbol();
        takerFee = listing.instrument().takerFee().e8() / WHOLE;
    }

    /** Takes an event; most say nothing about skill. */
    public void apply(MeshEvent event) {
        if (event instanceof MeshEvent.MarketObserved(var frame)
                && frame.symbol().equals(symbol)
                && frame.bookValid()) {
            observe(frame);
        } else if (event instanceof MeshEvent.SignalReceived(var signal)
                && signal.symbol().equals(symbol)
                && mid > 0) {
            hear(signal);
        } else if (event instanceof MeshEvent.DecisionMade(var decision)
                && decision.symbol().equals(symbol)) {
            consensus.ifPresent(paper -> paper.decide(decision, costOfOne));
        } else if (event instanceof MeshEvent.AnswerLate late && late.symbol().equals(symbol)) {
            track(late.agent()).miss();
        } else if (event instanceof MeshEvent.Reasoned(var reasoning)
                && reasoning.symbol().equals(symbol)) {
            track(reasoning.agent()).spend(reasoning.cost());
        }
    }

    private void observe(MarketFrame frame) {
        frame.book().mid().ifPresent(price -> {
            long ask = frame.book().asks().getFirst().price().e8();
            double before = mid;
            mid = price.e8();
            consensus.filter(_ -> before > 0).ifPresent(paper -> paper.move(StrictMath.log(mid / before)));
            first = first == 0 ? mid : first;
            costOfOne = takerFee + (ask - mid) / mid;
            regime.add(frame.end(), mid);
            tracks.values().forEach(track -> track.observe(frame, mid, costOfOne, regime.isWild()));
        });
    }

    private void hear(Signal signal) {
        consensus.ifPresent(paper -> paper.hear(signal.agent(), signal.risk().e8() / WHOLE));
        track(signal.agent()).hear(signal, mid, regime.isWild(), costOfOne);
    }

    private Track track(AgentId agent) {
        return tracks.computeIfAbsent(agent, _ -> new Track(besideRandom));
    }

    /** In agent order. */
    public List<Scorecard> cards() {
        return tracks.entrySet().stream()
                .map(entry ->
                        entry.getValue().card(entry.getKey(), consensus.flatMap(paper -> paper.part(entry.getKey()))))
                .toList();
    }

    /** What holding one unit made from the first frame to the last, its costs paid, in basis points. */
    public double holdBp() {
        return first == 0
                ? 0
                : (StrictMath.log(mid / first) - 2 * costOfOne)
                        * WHOLE
                        / Rate.ofBp(1).e8();
    }
}
