package io.sapphire.local.backtest;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.market.Listing;
import io.sapphire.simulator.feed.Market;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.run.RunSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that decides about a backtest.
 *
 * @param start as the log of a run would begin with
 * @param end venue time at which it stops, even if the recordings go on
 * @param answers of a language model, as recorded
 * @param bookLevels how many levels of each side a frame shows
 */
public record BacktestPlan(
        RunStarted start,
        Markets markets,
        RunSettings venue,
        List<AgentFactory> agents,
        Recollection answers,
        int bookLevels,
        Instant end) {

    public BacktestPlan {
        agents = List.copyOf(agents);
    }

    /** Of markets, in symbol order, as an adapter lists them. */
    public static List<Listing> listings(Markets markets) {
        return markets.all().stream()
                .map(Market::listing)
                .sorted(Comparator.comparing(Listing::symbol))
                .toList();
    }

    /** Venue time at which it stops at the latest. */
    Instant lastMoment() {
        return end.isBefore(markets.end()) ? end : markets.end();
    }

    /** A fresh session of each agent, in the order of their ids. */
    List<Agent> sessions() {
        return agents.stream()
                .map(factory -> factory.open(start.listings()))
                .sorted(Comparator.comparing(agent -> agent.describe().id()))
                .toList();
    }
}
