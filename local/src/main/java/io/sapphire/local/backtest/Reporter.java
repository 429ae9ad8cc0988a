package io.sapphire.local.backtest;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.local.options.AgentOption;
import io.sapphire.local.report.AgentShare;
import io.sapphire.local.report.BacktestReport;
import io.sapphire.local.report.Costs;
import io.sapphire.local.report.Moments;
import io.sapphire.local.report.Source;
import io.sapphire.local.report.TradeStatistics;
import io.sapphire.local.report.Walk;
import io.sapphire.simulator.feed.Market;
import io.sapphire.simulator.latency.LatencyModel;
import io.sapphire.simulator.matching.QueueModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a report of backtests that are over. */
final class Reporter {
    /** Below, their statistics say little. */
    private static final int FEWEST_TRADES = 30;
    /** As many as a screen is wide. */
    private static final int MOST_MARKS = 600;

    private Reporter() {}

    /**
     * Tells of one of them.
     *
     * @param trials everything that was tried, this one included; empty if nothing was varied
     */
    static BacktestReport of(
            Played played, List<Played> trials, List<AgentShare> attribution, Optional<Walk> walkForward) {
        var core = played.core();
        var start = played.plan().start();
        int tried = Math.max(1, trials.size());
        return new BacktestReport(
                start.profile(),
                played.settings().agents().stream().map(AgentOption::toString).toList(),
                start.seed(),
                played.plan().markets().all().stream().map(Reporter::source).toList(),
                badges(played),
                start.tradingStart().toString(),
                played.end().toString(),
                played.tape().frames(),
                core.consensus().decisions(),
                core.orders().intents(),
                core.orders().fills(),
                core.orders().denials(),
                core.portfolio().deposits().toString(),
                core.state().equity().toString(),
                costs(played),
                played.statistics(tried, variance(trials)),
                TradeStatistics.of(played.tape().trades()),
                played.tape().buyAndHold(),
                played.tape().curve().thinned(MOST_MARKS).stream()
                        .map(point -> new BacktestReport.Mark(
                                point.time().toString(),
                                BigDecimal.valueOf(point.equity()).toPlainString()))
                        .toList(),
                attribution,
                trials.stream().map(Reporter::trial).toList(),
                walkForward,
                models(played),
                core.stateHash());
    }

    private static Source source(Market market) {
        var recording = market.recording();
        return new Source(
                market.symbol().value(),
                recording.origin(),
                recording.fingerprint(),
                recording.frameInterval().toMillis());
    }

    private static List<String> badges(Played played) {
        var badges = new ArrayList<String>();
        badges.add("SIMULATED VENUE");
        var listings = played.plan().start().listings();
        if (played.plan().markets().all().stream()
                .anyMatch(market -> market.recording().madeOfBars())) {
            badges.add("BARS: what happened within one is a convention");
        }
        if (listings.stream().anyMatch(Listing::bookDerived)) {
            badges.add("BOOK DERIVED");
        }
        if (listings.stream().anyMatch(Listing::sidesDerived)) {
            badges.add("SIDES DERIVED");
        }
        badges.add("NO LOOK-AHEAD: agents see closed frames, orders arrive after their latency");
        boolean model =
                played.core().seats().all().stream().map(seat -> seat.agent()).anyMatch(AgentDescriptor::usesModel);
        if (model) {
            badges.add("CONTAMINATED: a language model may know this time");
        }
        int trips = played.tape().trades().size();
        if (trips < FEWEST_TRADES) {
            badges.add("FEWER THAN %d ROUND TRIPS: %d, of %d fills"
                    .formatted(FEWEST_TRADES, trips, played.core().orders().fills()));
        }
        if (played.aboveCeilings() > 0) {
            badges.add("ABOVE THE ADAPTER'S CEILINGS: %d orders would not have left".formatted(played.aboveCeilings()));
        }
        return badges;
    }

    private static List<String> models(Played played) {
        var models = new ArrayList<String>();
        for (var listing : played.plan().start().listings()) {
            var instrument = listing.instrument();
            models.add(
                    "%s: maker fee %s, taker fee %s of the notional, tick %s, step %s; other rules with --instrument."
                            .formatted(
                                    listing.symbol(),
                                    instrument.makerFee(),
                                    instrument.takerFee(),
                                    instrument.tick(),
                                    instrument.step()));
        }
        var venue = played.plan().venue();
        models.add(latency(venue.latency().toMillis(), venue.models().latency()));
        models.add(queue(venue.models().queue()));
        models.add("An order that takes walks the book as it is when it arrives; our orders do not move the market.");
        models.add(
                ("Funding every eight hours: %s of the notional, or of the file with that fingerprint; longs pay if it"
                                + " is positive; sapphire.simulator.funding is another.")
                        .formatted(played.plan().venue().funding()));
        return models;
    }

    private static String latency(long millis, LatencyModel model) {
        return switch (model) {
            case LOGNORMAL ->
                "Latency %s: an order reaches the matching engine after %d ms in the median, drawn from the seed."
                        .formatted(model, millis);
            case CONSTANT ->
                "Latency %s: every order reaches the matching engine after %d ms.".formatted(model, millis);
        };
    }

    private static String queue(QueueModel model) {
        var place = switch (model) {
            case RISK_AVERSE ->
                "a resting order joins the end of the queue shown at its price; only trades there shorten it, cancels"
                        + " only as far as less is shown";
            case PROPORTIONAL ->
                "a resting order joins the end of the queue shown at its price; a cancel takes as much of the queue"
                        + " ahead as of what is shown";
            case FIRST -> "a resting order is the first at its price: the most that could be hoped for";
        };
        return "Queue %s: %s; what trades through its price fills it.".formatted(model, place);
    }

    private static Costs costs(Played played) {
        var books = played.core().portfolio();
        var net = played.core().state().equity().minus(books.deposits());
        var gross = net.plus(books.fees()).minus(books.funding());
        return new Costs(
                gross.toString(),
                books.fees().toString(),
                books.funding().toString(),
                net.toString(),
                played.tape().slippage().toString());
    }

    private static BacktestReport.Trial trial(Played played) {
        var statistics = played.statistics(1, 0);
        return new BacktestReport.Trial(
                played.varied(),
                played.core().state().equity().toString(),
                statistics.sharpe(),
                statistics.maxDrawdown());
    }

    /** Of the Sharpe ratio across trials, with n - 1. */
    static double variance(List<Played> trials) {
        return Moments.variance(trials.stream()
                .mapToDouble(trial -> trial.statistics(1, 0).sharpe())
                .toArray());
    }

    /** @param without the same run without the agent */
    static AgentShare share(AgentOption agent, Played all, Played without) {
        var whole = profit(all);
        var rest = profit(without);
        return new AgentShare(
                agent.toString(), rest.toString(), whole.minus(rest).toString());
    }

    private static Money profit(Played played) {
        return played.core().state().equity().minus(played.core().portfolio().deposits());
    }
}
