package io.sapphire.gateway.projection;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.gateway.skill.Attribution;
import io.sapphire.gateway.skill.Scorecards;
import io.sapphire.gateway.view.Agents.ScoreRow;
import io.sapphire.gateway.view.Risk.RiskRow;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All books of one run, and which of their values changed. For one thread at a time. */
final class Books {
    final RunBook run;
    final Map<Symbol, MarketBook> markets = new TreeMap<>();
    final AgentBook agents = new AgentBook();
    final DecisionBook decisions;
    final Blotter blotter;
    final AccountBook account;
    final AccountRows accountRows;
    final RiskBook risk;
    final Conduct conduct = new Conduct();
    final CallBook calls = new CallBook();
    final AuditBook audit;
    final FundingBook funding;
    final Attribution attribution = new Attribution();
    private final Map<Symbol, Scorecards> scores = new TreeMap<>();
    private final Set<ValueKey> changed = new LinkedHashSet<>();

    Books(RunStarted started, Recorded recorded, Caps caps) {
        this.run = new RunBook(started, recorded.recordTime());
        this.decisions = new DecisionBook(caps.rows());
        this.blotter = new Blotter(caps.rows(), started.listings());
        this.account = new AccountBook(caps.equitySamples());
        this.accountRows = new AccountRows(run, account, blotter);
        this.risk = new RiskBook(started.settings());
        this.audit = new AuditBook(caps.rows());
        this.funding = new FundingBook(caps.rows());
        started.listings()
                .forEach(listing -> scores.put(listing.symbol(), new Scorecards(listing, started.settings(), false)));
        started.listings().forEach(listing -> markets.put(listing.symbol(), new MarketBook(listing, caps.candles())));
    }

    /** How good every agent has been, and what it earned, follows from the events alone. */
    void score(MeshEvent event) {
        scores.values().forEach(market -> market.apply(event));
        attribution.apply(event);
    }

    /** Of one agent, in the order of the markets. */
    List<ScoreRow> scores(AgentId agent) {
        return scores.entrySet().stream()
                .flatMap(market -> market.getValue().cards().stream()
                        .filter(card -> card.agent().equals(agent))
                        .map(card -> Scores.row(market.getKey(), card)))
                .toList();
    }

    /** Frames of markets that are not part of the run change nothing. */
    void observe(MarketFrame frame, Recorded recorded) {
        market(frame.symbol()).ifPresent(market -> {
            market.observe(frame, recorded);
            account.mark(frame.symbol(), frame.mark());
            touch(new ValueKey.Quote(frame.symbol()));
            touch(new ValueKey.Book(frame.symbol()));
            if (!frame.trades().isEmpty()) {
                touch(new ValueKey.Candle(frame.symbol()));
            }
            measure();
        });
    }

    /** Money or marks changed. */
    void measure() {
        account.sample(run.now());
        gauge();
        touch(new ValueKey.Portfolio());
        touch(new ValueKey.Equity());
    }

    /** The use of limits may have changed. */
    void gauge() {
        var recent = conduct.recent(run.now(), risk.span("executions-within"));
        risk.measure(accountRows.exposure(recent, risk.limitE8("initial-margin"), oldestMarket()), run.now());
        touch(new ValueKey.Limits());
    }

    private Optional<Duration> oldestMarket() {
        return markets.values().stream()
                .filter(MarketBook::seen)
                .map(market -> market.age(run.now()))
                .filter(age -> !age.isNegative())
                .max(Comparator.naturalOrder());
    }

    Optional<MarketBook> market(Symbol symbol) {
        return Optional.ofNullable(markets.get(symbol));
    }

    RiskRow riskRow() {
        return new RiskRow(
                run.sequence(),
                risk.state(),
                risk.since(),
                risk.operator(),
                risk.reason(),
                risk.flattening(),
                null,
                accountRows.unprotected(),
                blotter.unknown(),
                blotter.openEntries(),
                account.open().size(),
                risk.limits());
    }

    Fact riskFact() {
        return new Fact(Topic.RISK, riskRow());
    }

    /** A value changed. */
    void touch(ValueKey key) {
        changed.add(key);
    }

    /** What changed since it was asked last. */
    Set<ValueKey> drainChanged() {
        var drained = Set.copyOf(changed);
        changed.clear();
        return drained;
    }
}
