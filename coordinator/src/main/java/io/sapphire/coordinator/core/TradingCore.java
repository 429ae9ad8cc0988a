package io.sapphire.coordinator.core;

import io.sapphire.coordinator.consensus.Consensus;
import io.sapphire.coordinator.consensus.Seats;
import io.sapphire.coordinator.core.Effect.Append;
import io.sapphire.coordinator.execution.Leg;
import io.sapphire.coordinator.execution.OrderLedger;
import io.sapphire.coordinator.portfolio.Portfolio;
import io.sapphire.coordinator.risk.Drill;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Replication;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every recorded event goes in once, in log order; what must happen next comes out. Same events, same effects: a live
 * run and its replay differ only in whether the effects are carried out. The first event must be {@code RunStarted}. For
 * one thread at a time.
 */
public final class TradingCore {
    private final MeshEvent.RunStarted run;
    private final CoreState state;
    private final Intents intents;
    private final Trader trader;
    private final Guard guard;
    private final RiskDesk desk;
    private final StateHash hash;

    private TradingCore(MeshEvent.RunStarted run, TradingSettings settings) {
        this.run = run;
        this.state = new CoreState(run, settings);
        this.intents = new Intents(state);
        this.trader = new Trader(state, intents);
        this.guard = new Guard(state, intents);
        this.desk = new RiskDesk(state);
        this.hash = new StateHash(state);
    }

    /** A core at the beginning of a run. @throws IllegalArgumentException if a setting is missing, wrong or unknown */
    public static TradingCore of(MeshEvent.RunStarted run) {
        return new TradingCore(run, TradingSettings.from(run.settings()));
    }

    /** A core at the beginning of a run that is read from its log, which may be older than some settings. */
    public static TradingCore recorded(MeshEvent.RunStarted run) {
        return new TradingCore(run, TradingSettings.fromLog(run.settings()));
    }

    /** Takes note of a recorded event. */
    public List<Effect> apply(Recorded recorded) {
        state.advance(recorded.sequence());
        intents.begin();
        return switch (recorded.event()) {
            case MeshEvent.RunStarted _ -> List.of();
            case MeshEvent.LeaderChanged leader -> state.lead(leader.epoch());
            case MeshEvent.TimeAdvanced time -> state.advance(time);
            case MeshEvent.VenueReadiness readiness -> ready(readiness.readiness());
            case MeshEvent.MarketObserved(var frame) -> observe(frame);
            case MeshEvent.AgentJoined joined -> quietly(() -> state.seats().join(joined));
            case MeshEvent.AgentLeft left -> quietly(() -> state.seats().leave(left.agent()));
            case MeshEvent.AgentAdded added -> quietly(() -> state.seats().add(added.agent(), added.target()));
            case MeshEvent.AgentRemoved gone -> quietly(() -> state.seats().remove(gone.agent()));
            case MeshEvent.AgentMuted muted -> quietly(() -> state.seats().mute(muted.agent(), muted.muted()));
            case MeshEvent.SignalReceived(var signal) -> hear(signal);
            case MeshEvent.RoundClosed round -> decide(round);
            case MeshEvent.DecisionMade made -> settle(made);
            case MeshEvent.OrderChanged(var fact, var report) -> note(fact, report);
            case MeshEvent.AccountChanged(var fact, var report) -> note(fact, report);
            case MeshEvent.TradingHalted halted -> latch(halted.scope(), Latch.of(halted));
            case MeshEvent.TradingReduced reduced -> latch(reduced.scope(), Latch.of(reduced));
            case MeshEvent.TradingResumed resumed -> latch(resumed.scope(), Latch.of(resumed));
            case MeshEvent.OperatorActed acted -> operate(acted);
            case MeshEvent.PositionReconciled reconciled -> state.compare(reconciled);
            case MeshEvent.ReplicationChanged changed -> replicate(changed);
            case MeshEvent.LimitsChanged changed ->
                quietly(() -> state.limitBook().apply(changed));
            case MeshEvent.Reasoned(var reasoning) -> quietly(() -> spend(reasoning));
            case MeshEvent.FrameNamed _,
                    MeshEvent.SignalRefused _,
                    MeshEvent.AnswerLate _,
                    MeshEvent.CritiqueReceived _,
                    MeshEvent.AgentAsked _,
                    MeshEvent.AgentAnswered _ -> List.of();
        };
    }

    private static List<Effect> quietly(Runnable change) {
        change.run();
        return List.of();
    }

    /** A shadow is granted nothing; what it says it spent is not the budget's of those that count. */
    private void spend(Reasoning reasoning) {
        if (!state.seats().isShadow(reasoning.agent())) {
            state.account().spend(reasoning);
        }
    }

    private List<Effect> hear(Signal signal) {
        if (state.seats().knows(signal.agent())) {
            state.seats().hear(signal);
            state.consensus().hear(signal);
        }
        return List.of();
    }

    private List<Effect> ready(Readiness readiness) {
        state.ready(readiness);
        return readiness == Readiness.RECORDING_ENDED ? trader.stopEntries(Scope.ALL, "recording ended") : List.of();
    }

    private List<Effect> observe(MarketFrame frame) {
        state.market(frame.symbol()).observe(frame);
        state.account().mark(frame.symbol(), frame.mark());
        state.consensus().observe(frame);
        var effects = new ArrayList<Effect>(trader.tidy(frame.symbol()));
        effects.addAll(
                state.latches().flattening(frame.symbol())
                        ? guard.flatten(frame.symbol())
                        : guard.keepSafe(frame.symbol()));
        return effects;
    }

    private List<Effect> decide(MeshEvent.RoundClosed round) {
        var market = state.market(round.symbol());
        market.closeRound(round.frame());
        var frame = market.last();
        if (frame.isEmpty() || state.readiness() != Readiness.TRADING) {
            return List.of();
        }
        var decision = state.consensus()
                .decide(state.seats(), frame.get(), market.listing().instrument());
        return decision.<List<Effect>>map(made -> List.of(new Append(new MeshEvent.DecisionMade(made))))
                .orElseGet(() -> trader.pursue(round.symbol()));
    }

    private List<Effect> settle(MeshEvent.DecisionMade made) {
        state.consensus().settle(made.decision());
        hash.roll(made.decision());
        return trader.pursue(made.decision().symbol());
    }

    private List<Effect> note(OrderEvent fact, long report) {
        state.reported(report);
        state.orders().apply(fact);
        var effects = follow(fact);
        state.orders()
                .find(fact.orderId())
                .ifPresent(own -> state.lookAtProtection(own.order().symbol()));
        return effects;
    }

    private List<Effect> follow(OrderEvent fact) {
        return switch (fact) {
            case OrderEvent.PartiallyFilled(var order, var fill, var _) -> fill(order, fill);
            case OrderEvent.Filled(var order, var fill, var _) -> fill(order, fill);
            case OrderEvent.Intended intended -> leave(intended);
            case OrderEvent.CancelIntended cancel -> List.of(new Effect.Cancel(cancel.orderId()));
            case OrderEvent.Rejected rejected -> {
                if (rejected.venueCode() != 0) {
                    trader.ended(rejected.orderId());
                }
                yield guard.rejected(rejected);
            }
            case OrderEvent.Denied denied ->
                quietly(() -> {
                    intents.denied(denied);
                    trader.denied(denied);
                });
            case OrderEvent.Accepted accepted -> guard.accepted(accepted.orderId());
            case OrderEvent.Cancelled cancelled -> quietly(() -> trader.ended(cancelled.orderId()));
            case OrderEvent.Expired expired -> quietly(() -> trader.ended(expired.orderId()));
            case OrderEvent.Amended _, OrderEvent.Unknown _, OrderEvent.Resolved _, OrderEvent.External _ -> List.of();
        };
    }

    /**
     * Books a fill and sees to it that the position has its stop and its take-profit, and only its own. What somebody else
     * trades on the same account in another market is not in these books.
     */
    private List<Effect> fill(OrderId order, Fill fill) {
        if (!state.trades(fill.symbol())) {
            return List.of();
        }
        state.book(order, fill);
        if (state.portfolio().position(fill.symbol()).quantity().isZero()) {
            intents.forget(fill.symbol());
        }
        return guard.protect(fill.symbol());
    }

    private List<Effect> leave(OrderEvent.Intended intended) {
        trader.announced(intended);
        return intents.leave(intended);
    }

    private List<Effect> note(AccountEvent fact, long report) {
        state.reported(report);
        state.account().book(fact);
        return fact instanceof AccountEvent.Reconciled reconciled ? compare(reconciled) : List.of();
    }

    /** One comparison per market we hold or the venue says we hold, in symbol order. */
    private List<Effect> compare(AccountEvent.Reconciled reconciled) {
        return state.markets().stream()
                .map(market -> market.listing().symbol())
                .<Effect>map(symbol -> new Append(new MeshEvent.PositionReconciled(
                        symbol,
                        state.portfolio().position(symbol).quantity().e8(),
                        reconciled.holdings().stream()
                                .filter(holding -> holding.symbol().equals(symbol))
                                .map(Holding::quantity)
                                .mapToLong(quantity -> quantity.e8())
                                .sum())))
                .toList();
    }

    private List<Effect> latch(Scope scope, Latch latch) {
        state.latches().lay(scope, latch);
        return switch (latch.state()) {
            case HALTED -> trader.stopEntries(scope, "halted: " + latch.reason());
            case REDUCING -> trader.stopEntries(scope, "reducing: " + latch.reason());
            case ACTIVE -> List.of();
        };
    }

    /** What still rests at the venue could fill while nobody but this host knows of it. */
    private List<Effect> replicate(MeshEvent.ReplicationChanged changed) {
        state.replicate(changed.replication());
        return changed.replication() == Replication.LOST
                ? trader.stopEntries(Scope.ALL, "not replicated: " + changed.reason())
                : List.of();
    }

    private List<Effect> operate(MeshEvent.OperatorActed acted) {
        return switch (acted.action()) {
            case Latch.FLATTEN -> {
                state.latches().flatten(acted.scope());
                yield covered(acted.scope())
                        .flatMap(symbol -> guard.flatten(symbol).stream())
                        .toList();
            }
            case Latch.REARM -> quietly(() -> covered(acted.scope()).forEach(state::rearm));
            default -> List.of();
        };
    }

    private Stream<Symbol> covered(Scope scope) {
        return state.markets().stream().map(market -> market.listing().symbol()).filter(scope::covers);
    }

    /** What agents are shown of a market now. @throws IllegalStateException before its first frame */
    public Observation observation(Symbol symbol) {
        var frame = state.market(symbol).last().orElseThrow(() -> new IllegalStateException("no frame of " + symbol));
        return new Observation(frame, desk.envelope(symbol));
    }

    /**
     * Makes limits fire on a copy of what the gate is shown now; changes nothing.
     *
     * @param code the one wanted; empty for all
     * @throws IllegalStateException before the first frame
     */
    public List<Drill.Shot> drill(Optional<DenialCode> code) {
        var market = state.markets().stream()
                .filter(some -> some.last().isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no market has shown a frame yet"));
        var drill = new Drill(
                desk.view(Drill.entry(
                        market.listing().instrument(),
                        state.mark(market.listing().symbol()))),
                state.limits());
        return code.map(one -> List.of(drill.fire(one))).orElseGet(drill::fireAll);
    }

    public MeshEvent.RunStarted run() {
        return run;
    }

    /** What may be asked about where the run stands. */
    public CoreState state() {
        return state;
    }

    public Seats seats() {
        return state.seats();
    }

    public Consensus consensus() {
        return state.consensus();
    }

    public Portfolio portfolio() {
        return state.portfolio();
    }

    public OrderLedger orders() {
        return state.orders();
    }

    /** SHA-256, in hex, over everything that must be the same in a run of the same seed (house rules of the state hash). */
    public String stateHash() {
        return hash.of(run);
    }

    /**
     * All that a core remembers between two events of the world outside: another core that recalls it goes on exactly
     * like this one. Made of values alone.
     */
    public record Memory(
            MeshEvent.RunStarted run,
            CoreState.Memory state,
            Map<Symbol, Intents.Refusal> refusals,
            Map<Symbol, Map<Leg, Price>> refusedProtection,
            Trader.Memory entries,
            String decisions) {

        /** Of the last event it knows of. */
        public long sequence() {
            return state.sequence();
        }
    }

    public Memory memory() {
        return new Memory(run, state.memory(), intents.refusals(), guard.memory(), trader.memory(), hash.rolled());
    }

    /** A core that goes on from there. @throws IllegalArgumentException if the memory does not fit its own run */
    public static TradingCore recalling(Memory memory) {
        var core = recorded(memory.run());
        core.state.recall(memory.state());
        core.intents.recall(memory.refusals());
        core.guard.recall(memory.refusedProtection());
        core.trader.recall(memory.entries());
        core.hash.recall(memory.decisions());
        return core;
    }
}
