package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/** Folds the events of one run into its books. For one thread at a time. */
final class RunFold {
    private final Books books;
    private final OrderFold orders;
    private final OperatorFold operators;

    RunFold(RunStarted started, Recorded recorded, Caps caps) {
        this.books = new Books(started, recorded, caps);
        this.orders = new OrderFold(books);
        this.operators = new OperatorFold(books);
    }

    Books books() {
        return books;
    }

    /** @return what to tell, what happened last and what follows from it before */
    List<Fact> apply(Recorded recorded) {
        books.run.advance(recorded);
        books.score(recorded.event());
        books.audit.apply(recorded, books.run.venueTime());
        long seq = recorded.sequence();
        return switch (recorded.event()) {
            case RunStarted _ -> run();
            case MeshEvent.LeaderChanged(var epoch) -> lead(epoch);
            case MeshEvent.TimeAdvanced time -> advance(time);
            case MeshEvent.MarketObserved(var frame) -> silently(() -> books.observe(frame, recorded));
            case MeshEvent.VenueReadiness venue -> ready(venue);
            case MeshEvent.AgentJoined joined -> join(joined, seq);
            case MeshEvent.AgentLeft left -> leave(left, seq);
            case MeshEvent.AgentAdded added -> List.of(operators.add(added, recorded));
            case MeshEvent.AgentRemoved removed -> remove(removed, recorded);
            case MeshEvent.AgentMuted muted -> mute(muted, recorded);
            case MeshEvent.RoundClosed round -> silently(() -> books.agents.close(round));
            case MeshEvent.SignalReceived(var signal) -> silently(() -> hear(signal, seq));
            case MeshEvent.SignalRefused refused -> silently(() -> books.agents.refuse(refused.agent()));
            case MeshEvent.AnswerLate late -> silently(() -> books.agents.late(late.agent()));
            case MeshEvent.CritiqueReceived(var critique) -> silently(() -> books.decisions.hear(critique, seq));
            case MeshEvent.Reasoned(var reasoning) -> reason(reasoning, recorded);
            case MeshEvent.DecisionMade(var decision) -> decide(decision, recorded);
            case MeshEvent.OrderChanged(var fact, var _) -> orders.apply(fact, recorded);
            case MeshEvent.AccountChanged(var fact, var _) -> account(fact, recorded);
            case MeshEvent.PositionReconciled compared -> silently(() -> compare(compared));
            case MeshEvent.ReplicationChanged changed -> replicate(changed);
            case MeshEvent.TradingHalted halted -> operators.halt(halted, recorded);
            case MeshEvent.TradingReduced reduced -> operators.reduce(reduced, recorded);
            case MeshEvent.TradingResumed resumed -> operators.resume(resumed, recorded);
            case MeshEvent.LimitsChanged changed -> operators.limit(changed, recorded);
            case MeshEvent.OperatorActed acted -> operators.operate(acted, recorded);
            case MeshEvent.AgentAsked _, MeshEvent.FrameNamed _, MeshEvent.AgentAnswered _ -> List.of();
        };
    }

    private static List<Fact> silently(Runnable change) {
        change.run();
        return List.of();
    }

    private List<Fact> run() {
        return List.of(new Fact(Topic.RUN, books.run.row()));
    }

    private List<Fact> lead(long epoch) {
        books.run.lead(epoch);
        return run();
    }

    private List<Fact> ready(MeshEvent.VenueReadiness venue) {
        books.run.ready(venue);
        return run();
    }

    private List<Fact> replicate(MeshEvent.ReplicationChanged changed) {
        books.run.replicate(changed);
        return run();
    }

    private List<Fact> advance(MeshEvent.TimeAdvanced time) {
        if (books.run.advance(time)) {
            books.account.beginDay();
            books.conduct.newDay();
            books.agents.beginDay();
        }
        return List.of();
    }

    private List<Fact> join(MeshEvent.AgentJoined joined, long seq) {
        books.agents.join(joined, seq);
        return agent(joined.agent().id());
    }

    private List<Fact> leave(MeshEvent.AgentLeft left, long seq) {
        books.agents.leave(left, seq);
        return agent(left.agent());
    }

    private List<Fact> remove(MeshEvent.AgentRemoved removed, Recorded recorded) {
        books.agents.remove(removed, recorded.sequence());
        var facts = new ArrayList<Fact>();
        facts.add(operators.remove(removed, recorded));
        facts.addAll(agent(removed.agent()));
        return facts;
    }

    private List<Fact> mute(MeshEvent.AgentMuted muted, Recorded recorded) {
        books.agents.mute(muted, recorded.sequence());
        var facts = new ArrayList<Fact>();
        facts.add(operators.mute(muted, recorded));
        facts.addAll(agent(muted.agent()));
        return facts;
    }

    private List<Fact> agent(AgentId agent) {
        return books.agents
                .find(agent)
                .map(seat -> List.of(new Fact(Topic.AGENT, seat.row())))
                .orElse(List.of());
    }

    /** Told at once: money was spent, and the page says who judges. */
    private List<Fact> reason(Reasoning reasoning, Recorded recorded) {
        books.calls.think(reasoning, recorded);
        books.account.think(reasoning.cost());
        books.conduct.think(reasoning.cost());
        books.agents.think(reasoning, recorded.sequence());
        return agent(reasoning.agent());
    }

    private void hear(Signal signal, long seq) {
        books.agents.hear(signal, seq);
        books.calls.hear(signal);
        books.market(signal.symbol()).ifPresent(market -> market.micro().hear(signal, seq));
        books.touch(new ValueKey.Signal(signal.agent(), signal.symbol()));
    }

    private List<Fact> decide(Decision decision, Recorded recorded) {
        books.agents.weigh(decision);
        var held = books.account.holding(decision.symbol()).quantity();
        var counted = books.agents.counted(decision);
        var made = new DecisionCase(
                decision,
                recorded,
                Direction.of(held.signum()),
                books.market(decision.symbol()).flatMap(market -> market.recordedAt(decision.frame())),
                counted,
                books.decisions.critiques(decision.symbol(), decision.frame()),
                books.calls.behind(counted));
        var facts = new ArrayList<Fact>();
        books.decisions.settle(made).ifPresent(before -> facts.add(new Fact(Topic.DECISION, before.row())));
        facts.add(new Fact(Topic.DECISION, made.row()));
        return facts;
    }

    private List<Fact> account(AccountEvent fact, Recorded recorded) {
        books.account.apply(fact);
        if (fact instanceof AccountEvent.FundingPaid paid) {
            books.funding.settle(paid, recorded);
        }
        books.measure();
        return fact instanceof AccountEvent.Liquidated(var symbol, var _)
                ? List.of(orders.position(symbol, recorded))
                : List.of();
    }

    private void compare(MeshEvent.PositionReconciled compared) {
        books.account.compare(compared.symbol(), compared.oursE8() == compared.venuesE8());
        books.gauge();
    }
}
