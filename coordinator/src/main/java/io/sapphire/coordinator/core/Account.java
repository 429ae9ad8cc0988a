package io.sapphire.coordinator.core;

import io.sapphire.coordinator.portfolio.Portfolio;
import io.sapphire.coordinator.portfolio.TradeResults;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.signal.Reasoning;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What the account is worth, and what became of it today. For one thread at a time. */
final class Account {
    private final Portfolio portfolio = new Portfolio();
    private final TradeResults results = new TradeResults();
    private final Map<Symbol, Price> marks = new TreeMap<>();
    private final Map<Symbol, Integer> leverages = new TreeMap<>();
    private Money dayStart = Money.ZERO;
    private Money peak = Money.ZERO;
    private Money modelCostToday = Money.ZERO;
    private long modelTokensToday;

    void mark(Symbol symbol, Price mark) {
        marks.put(symbol, mark);
    }

    /** Time passed. */
    void look(boolean newDay) {
        peak = peak.max(equity());
        if (newDay) {
            dayStart = equity();
            modelCostToday = Money.ZERO;
            modelTokensToday = 0;
            results.newDay();
        }
    }

    /** The day begins at the latest with the first comparison. */
    void compared() {
        if (dayStart.signum() == 0) {
            dayStart = equity();
        }
    }

    /** Books an execution and what it made of the trade it belongs to. */
    void book(Fill fill, Instant now) {
        var before = portfolio.position(fill.symbol());
        var realised = portfolio.realised();
        portfolio.fill(fill);
        var after = portfolio.position(fill.symbol());
        results.fill(fill, before, after, portfolio.realised().minus(realised), now);
    }

    /** Books what happened to the account otherwise; money that comes or goes is neither gain nor loss. */
    void book(AccountEvent fact) {
        portfolio.apply(fact);
        switch (fact) {
            case AccountEvent.BalanceChanged changed -> peak = peak.plus(changed.amount());
            case AccountEvent.LeverageChanged changed -> leverages.put(changed.symbol(), changed.leverage());
            case AccountEvent.FundingPaid _, AccountEvent.Liquidated _, AccountEvent.Reconciled _ -> {}
        }
    }

    void spend(Reasoning reasoning) {
        modelCostToday = modelCostToday.plus(reasoning.cost());
        modelTokensToday = Math.addExact(modelTokensToday, reasoning.tokens());
    }

    Portfolio portfolio() {
        return portfolio;
    }

    TradeResults results() {
        return results;
    }

    Map<Symbol, Price> marks() {
        return marks;
    }

    /** Cash and all positions at their last mark. */
    Money equity() {
        return portfolio.equity(marks);
    }

    /** Highest equity so far, seen whenever time advanced. */
    Money peak() {
        return peak;
    }

    Money lossToday() {
        return dayStart.minus(equity());
    }

    /** In USD. */
    Money modelCostToday() {
        return modelCostToday;
    }

    /** In and out. */
    long modelTokensToday() {
        return modelTokensToday;
    }

    /** Share of a position's worth that the venue binds as margin; zero if it did not say. */
    Rate venueInitial(Symbol symbol) {
        int leverage = leverages.getOrDefault(symbol, 0);
        return leverage <= 0 ? Rate.ZERO : new Rate(Rate.of("1").e8() / leverage);
    }

    /** All that it remembers. */
    record Memory(
            Portfolio.Memory portfolio,
            TradeResults.Memory results,
            Map<Symbol, Price> marks,
            Map<Symbol, Integer> leverages,
            Money dayStart,
            Money peak,
            Money modelCostToday) {}

    Memory memory() {
        return new Memory(
                portfolio.memory(),
                results.memory(),
                new TreeMap<>(marks),
                new TreeMap<>(leverages),
                dayStart,
                peak,
                modelCostToday);
    }

    void recall(Memory memory) {
        portfolio.recall(memory.portfolio());
        results.recall(memory.results());
        marks.putAll(memory.marks());
        leverages.putAll(memory.leverages());
        dayStart = memory.dayStart();
        peak = memory.peak();
        modelCostToday = memory.modelCostToday();
    }
}
