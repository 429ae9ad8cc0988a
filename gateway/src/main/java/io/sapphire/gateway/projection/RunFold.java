package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.gateway.view.Risk.ControlRow;
import io.sapphire.gateway.view.Risk.RiskRow;
import io.sapphire.gateway.view.Risk.RiskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that is known of one run. For one thread at a time. */
final class RunFold {
    private static final String FLATTEN = "FLATTEN";

    final RunBook run;
    final Map<Symbol, MarketBook> markets = new TreeMap<>();
    final AgentBook agents = new AgentBook();
    final DecisionBook decisions;
    final Blotter blotter;
    final AccountBook account;
    final AccountRows accountRows;
    final RiskBook risk;
    final Shelf<ControlRow> controls;
    private final Set<ValueKey> changed = new LinkedHashSet<>();

    RunFold(RunStarted started, Recorded recorded, Caps caps) {
        this.run = new RunBook(started, recorded.recordTime());
        this.decisions = new DecisionBook(caps.rows());
        this.blotter = new Blotter(caps.rows());
        this.account = new AccountBook(caps.equitySamples());
        this.accountRows = new AccountRows(run, account, blotter);
        this.risk = new RiskBook(started.settings());
        this.controls = new Shelf<>(caps.rows());
        started.listings()
                .forEach(listing -> markets.put(listing.symbol(), new MarketBook(listing, caps.candles())));
    }

    /** @return what to tell, what happened last and what follows from it before */
    List<Fact> apply(Recorded recorded) {
        run.advance(recorded);
        long seq = recorded.sequence();
        return switch (recorded.event()) {
            case RunStarted _ -> List.of(runFact());
            case MeshEvent.LeaderChanged(var epoch) -> leader(epoch);
            case MeshEvent.TimeAdvanced time -> advance(time);
            case MeshEvent.MarketObserved(var frame) -> observe(frame, recorded);
            case MeshEvent.VenueReadiness venue -> ready(venue);
            case MeshEvent.AgentJoined joined -> {
                agents.join(joined, seq);
                yield agent(joined.agent().id());
            }
            case MeshEvent.AgentLeft left -> {
                agents.leave(left, seq);
                yield agent(left.agent());
            }
            case MeshEvent.AgentMuted muted -> mute(muted, recorded);
            case MeshEvent.RoundClosed round -> silently(() -> agents.close(round));
            case MeshEvent.SignalReceived(var signal) -> {
                changed.add(new ValueKey.Signal(signal.agent(), signal.symbol()));
                yield silently(() -> agents.hear(signal, seq));
            }
            case MeshEvent.SignalRefused refused -> silently(() -> agents.refuse(refused.agent()));
            case MeshEvent.CritiqueReceived(var critique) -> silently(() -> decisions.hear(critique, seq));
            case MeshEvent.Reasoned(var reasoning) -> silently(() -> account.think(reasoning.cost()));
            case MeshEvent.DecisionMade(var decision) -> decide(decision, recorded);
            case MeshEvent.OrderChanged(var fact, _) -> order(fact, recorded);
            case MeshEvent.AccountChanged(var fact, _) -> account(fact, recorded);
            case MeshEvent.PositionReconciled compared -> compare(compared);
            case MeshEvent.TradingHalted halted ->
                latch(RiskState.HALTED, "HALT", halted.operator(), halted.reason(), halted.eventTime(), recorded);
            case MeshEvent.TradingReduced reduced ->
                latch(RiskState.REDUCING, "REDUCE", reduced.operator(), reduced.reason(), reduced.eventTime(), recorded);
            case MeshEvent.TradingResumed resumed ->
                latch(RiskState.ACTIVE, "RESUME", resumed.operator(), resumed.reason(), resumed.eventTime(), recorded);
            case MeshEvent.LimitsChanged limits -> limits(limits, recorded);
            case MeshEvent.OperatorActed acted -> operate(acted, recorded);
        };
    }

    private static List<Fact> silently(Runnable change) {
        change.run();
        return List.of();
    }

    private Fact runFact() {
        return new Fact(Topic.RUN, run.row());
    }

    private List<Fact> leader(long epoch) {
        run.lead(epoch);
        return List.of(runFact());
    }

    private List<Fact> ready(MeshEvent.VenueReadiness venue) {
        run.ready(venue);
        return List.of(runFact());
    }

    private List<Fact> advance(MeshEvent.TimeAdvanced time) {
        if (run.advance(time)) {
            account.beginDay();
        }
        return List.of();
    }

    private List<Fact> observe(MarketFrame frame, Recorded recorded) {
        var market = markets.get(frame.symbol());
        if (market == null) {
            return List.of();
        }
        market.observe(frame, recorded);
        account.mark(frame.symbol(), frame.mark());
        changed.add(new ValueKey.Quote(frame.symbol()));
        changed.add(new ValueKey.Book(frame.symbol()));
        if (!frame.trades().isEmpty()) {
            changed.add(new ValueKey.Candle(frame.symbol()));
        }
        measure();
        return List.of();
    }

    /** Money or marks changed. */
    private void measure() {
        account.sample(run.now());
        gauge();
        changed.add(new ValueKey.Portfolio());
        changed.add(new ValueKey.Equity());
    }

    private void gauge() {
        risk.measure(accountRows.exposure(oldestMarket()), run.now());
        changed.add(new ValueKey.Limits());
    }

    private Optional<Duration> oldestMarket() {
        return markets.values().stream()
                .filter(MarketBook::seen)
                .map(market -> market.age(run.now()))
                .filter(age -> !age.isNegative())
                .max(Comparator.naturalOrder());
    }

    private List<Fact> agent(AgentId agent) {
        return agents.find(agent)
                .map(seat -> List.of(new Fact(Topic.AGENT, seat.row())))
                .orElse(List.of());
    }

    private List<Fact> mute(MeshEvent.AgentMuted muted, Recorded recorded) {
        agents.mute(muted, recorded.sequence());
        var action = muted.muted() ? "MUTE" : "UNMUTE";
        var facts = new ArrayList<Fact>();
        facts.add(control(action, muted.operator(), muted.reason(), null, muted.agent().value(), recorded));
        facts.addAll(agent(muted.agent()));
        return facts;
    }

    private List<Fact> decide(Decision decision, Recorded recorded) {
        agents.weigh(decision);
        var shownAt = Optional.ofNullable(markets.get(decision.symbol()))
                .flatMap(market -> market.recordedAt(decision.frame()));
        var made = new DecisionCase(
                decision,
                recorded,
                Direction.of(account.holding(decision.symbol()).quantity().signum()),
                shownAt,
                agents.counted(decision),
                decisions.critiques(decision.symbol(), decision.frame()));
        var facts = new ArrayList<Fact>();
        decisions.settle(made).ifPresent(before -> facts.add(new Fact(Topic.DECISION, before.row())));
        facts.add(new Fact(Topic.DECISION, made.row()));
        return facts;
    }

    private List<Fact> order(OrderEvent fact, Recorded recorded) {
        changed.add(new ValueKey.Limits());
        return switch (fact) {
            case OrderEvent.Denied denied -> deny(denied, recorded);
            case OrderEvent.Intended intended -> intend(intended, recorded);
            case OrderEvent.External external -> told(blotter.adopt(external, recorded), recorded);
            case OrderEvent.CancelIntended cancel ->
                blotter.find(cancel.orderId())
                        .map(order -> {
                            order.cancelIntended(cancel, recorded);
                            return told(order, recorded);
                        })
                        .orElse(List.of());
            case OrderEvent.PartiallyFilled filled -> fill(filled, filled.fill(), recorded);
            case OrderEvent.Filled filled -> fill(filled, filled.fill(), recorded);
            case OrderEvent.Reported reported ->
                report(reported, recorded).map(order -> told(order, recorded)).orElse(List.of());
        };
    }

    private Optional<TrackedOrder> report(OrderEvent.Reported reported, Recorded recorded) {
        var order = blotter.find(reported.orderId());
        order.ifPresent(tracked -> {
            tracked.apply(reported, recorded);
            blotter.settle(tracked);
        });
        return order;
    }

    private List<Fact> deny(OrderEvent.Denied denied, Recorded recorded) {
        var made = decisions.find(denied.decision());
        var row = blotter.deny(denied, made.map(RunFold::id), recorded);
        risk.deny(denied.denial().code(), denied.eventTime());
        gauge();
        var facts = new ArrayList<Fact>();
        made.ifPresent(decision -> {
            decision.deny(row);
            facts.add(touched(decision, recorded));
        });
        facts.add(new Fact(Topic.RISK, riskRow()));
        facts.add(new Fact(Topic.DENIAL, row));
        return facts;
    }

    private List<Fact> intend(OrderEvent.Intended intended, Recorded recorded) {
        var made = decisions.find(intended.decision());
        var order = blotter.intend(intended, made.map(RunFold::id), recorded);
        made.ifPresent(decision -> decision.order(order));
        gauge();
        return told(order, recorded);
    }

    private List<Fact> fill(OrderEvent.Reported fact, Fill fill, Recorded recorded) {
        var order = report(fact, recorded);
        var realised = account.book(fill, fact.eventTime());
        var holding = account.holding(fill.symbol());
        order.filter(tracked -> tracked.order().purpose() == Purpose.ENTRY)
                .ifPresent(entry -> holding.enteredBy(entry.decision()));
        var row = blotter.fill(fact, fill, realised, recorded);
        var facts = new ArrayList<Fact>();
        order.ifPresent(tracked -> facts.addAll(about(tracked, recorded)));
        facts.add(position(fill.symbol(), recorded));
        facts.add(new Fact(Topic.FILL, row));
        measure();
        return facts;
    }

    /** What to tell after a fact about an order: what follows from it, and the order last. */
    private List<Fact> told(TrackedOrder order, Recorded recorded) {
        changed.add(new ValueKey.Book(order.order().symbol()));
        var facts = new ArrayList<Fact>();
        if (order.order().purpose() == Purpose.PROTECTION) {
            facts.add(position(order.order().symbol(), recorded));
        }
        facts.addAll(about(order, recorded));
        return facts;
    }

    private List<Fact> about(TrackedOrder order, Recorded recorded) {
        var facts = new ArrayList<Fact>(2);
        order.decision()
                .flatMap(decisions::find)
                .ifPresent(decision -> facts.add(touched(decision, recorded)));
        facts.add(new Fact(Topic.ORDER, order.row()));
        return facts;
    }

    private static Fact touched(DecisionCase decision, Recorded recorded) {
        decision.touch(recorded.sequence());
        return new Fact(Topic.DECISION, decision.row());
    }

    private Fact position(Symbol symbol, Recorded recorded) {
        var holding = account.holding(symbol);
        holding.protectedNow(accountRows.stop(holding).isPresent(), run.now());
        holding.touch(recorded.sequence());
        return new Fact(Topic.POSITION, accountRows.position(symbol));
    }

    private static String id(DecisionCase made) {
        return DecisionCase.id(made.decision().number());
    }

    private List<Fact> account(AccountEvent fact, Recorded recorded) {
        account.apply(fact);
        measure();
        return fact instanceof AccountEvent.Liquidated(var symbol, _) && markets.containsKey(symbol)
                ? List.of(position(symbol, recorded))
                : List.of();
    }

    private List<Fact> compare(MeshEvent.PositionReconciled compared) {
        account.compare(compared.symbol(), compared.oursE8() == compared.venuesE8());
        gauge();
        return List.of();
    }

    private List<Fact> latch(
            RiskState state, String action, String operator, String reason, Instant time, Recorded recorded) {
        risk.latch(state, operator, reason, time);
        gauge();
        return List.of(
                new Fact(Topic.RISK, riskRow()), control(action, operator, reason, time, null, recorded));
    }

    private List<Fact> limits(MeshEvent.LimitsChanged limits, Recorded recorded) {
        risk.change(limits, run.now());
        gauge();
        var detail = "%s: %s to %s".formatted(limits.limit(), limits.oldValue(), limits.newValue());
        return List.of(
                new Fact(Topic.RISK, riskRow()),
                control("LIMIT", limits.operator(), limits.reason(), null, detail, recorded));
    }

    private List<Fact> operate(MeshEvent.OperatorActed acted, Recorded recorded) {
        if (acted.action().equals(FLATTEN)) {
            risk.flatten();
        }
        return List.of(
                new Fact(Topic.RISK, riskRow()),
                control(acted.action(), acted.operator(), acted.reason(), acted.eventTime(), null, recorded));
    }

    private Fact control(
            String action,
            String actor,
            String reason,
            @Nullable Instant time,
            @Nullable String detail,
            Recorded recorded) {
        var at = time == null ? run.venueTime().orElse(null) : time;
        var row = new ControlRow(
                "c-" + recorded.sequence(),
                recorded.sequence(),
                action,
                actor,
                reason,
                at,
                recorded.recordTime(),
                detail);
        controls.put(recorded.sequence(), row);
        return new Fact(Topic.CONTROL, row);
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

    Money equity() {
        return account.equity();
    }

    /** What changed since it was asked last. */
    Set<ValueKey> drainChanged() {
        var drained = Set.copyOf(changed);
        changed.clear();
        return drained;
    }
}
