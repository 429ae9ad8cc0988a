package io.sapphire.gateway.skill;

import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.signal.AgentId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who earned what: a position's whole result, costs and funding included, goes to the agents that voted for its side when
 * it was last entered, in proportion to weight times log-odds. Exact: all shares, and what nobody voted for, add up to the
 * result. It follows from the events alone.
 */
public final class Attribution {
    /** Decisions that can still lead to an order. */
    private static final int OPEN_DECISIONS = 1_000;

    private final Map<Symbol, Stake> stakes = new TreeMap<>();
    private final Map<AgentId, Share> shares = new TreeMap<>();
    private final Map<Long, Backers> decisions = bounded();
    private final Map<OrderId, Backers> entries = bounded();
    private Money nobody = Money.ZERO;

    /** @param entries decisions it voted for that led into a position */
    public record Share(long entries, Money contribution, Money modelCost) {
        static final Share NONE = new Share(0, Money.ZERO, Money.ZERO);

        Share plus(Share more) {
            return new Share(
                    entries + more.entries, contribution.plus(more.contribution), modelCost.plus(more.modelCost));
        }
    }

    private static <K> Map<K, Backers> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Backers> eldest) {
                return size() > OPEN_DECISIONS;
            }
        };
    }

    /** Takes an event; most say nothing about money. */
    public void apply(MeshEvent event) {
        switch (event) {
            case MeshEvent.MarketObserved(var frame) -> stake(frame.symbol()).mark(frame.mark());
            case MeshEvent.DecisionMade(var decision) -> decide(decision);
            case MeshEvent.OrderChanged(var fact, var _) -> order(fact);
            case MeshEvent.AccountChanged(AccountEvent.FundingPaid paid, var _) ->
                stake(paid.symbol()).receive(paid.amount());
            case MeshEvent.Reasoned(var reasoning) ->
                credit(reasoning.agent(), new Share(0, Money.ZERO, reasoning.cost()));
            case MeshEvent.RunStarted _,
                    MeshEvent.LeaderChanged _,
                    MeshEvent.TimeAdvanced _,
                    MeshEvent.VenueReadiness _,
                    MeshEvent.AgentJoined _,
                    MeshEvent.AgentLeft _,
                    MeshEvent.AgentAdded _,
                    MeshEvent.AgentRemoved _,
                    MeshEvent.AgentMuted _,
                    MeshEvent.RoundClosed _,
                    MeshEvent.SignalReceived _,
                    MeshEvent.SignalRefused _,
                    MeshEvent.AnswerLate _,
                    MeshEvent.CritiqueReceived _,
                    MeshEvent.AccountChanged _,
                    MeshEvent.PositionReconciled _,
                    MeshEvent.FrameNamed _,
                    MeshEvent.ReplicationChanged _,
                    MeshEvent.TradingHalted _,
                    MeshEvent.TradingReduced _,
                    MeshEvent.TradingResumed _,
                    MeshEvent.LimitsChanged _,
                    MeshEvent.OperatorActed _,
                    MeshEvent.AgentAsked _,
                    MeshEvent.AgentAnswered _ -> {}
        }
    }

    private void decide(Decision decision) {
        decision.votes().forEach(vote -> credit(vote.agent(), Share.NONE));
        decisions.put(decision.number(), Backers.of(decision));
    }

    private void order(OrderEvent fact) {
        switch (fact) {
            case OrderEvent.Intended intended -> intend(intended);
            case OrderEvent.PartiallyFilled(var order, var fill, var _) -> fill(order, fill);
            case OrderEvent.Filled(var order, var fill, var _) -> fill(order, fill);
            case OrderEvent.Denied _,
                    OrderEvent.CancelIntended _,
                    OrderEvent.Accepted _,
                    OrderEvent.Amended _,
                    OrderEvent.Rejected _,
                    OrderEvent.Cancelled _,
                    OrderEvent.Expired _,
                    OrderEvent.Unknown _,
                    OrderEvent.Resolved _,
                    OrderEvent.External _ -> {}
        }
    }

    private void intend(OrderEvent.Intended intended) {
        var backers = decisions.get(intended.decision());
        if (backers != null && intended.order().purpose() == Purpose.ENTRY) {
            entries.put(intended.orderId(), backers);
        }
    }

    private void fill(OrderId order, Fill fill) {
        enter(order, fill.symbol());
        var stake = stake(fill.symbol());
        stake.book(fill);
        if (stake.isFlat()) {
            settle(stake);
            stake.backedBy(Backers.NOBODY);
        }
    }

    /** From its first fill on the position is the new backers'; what it made until then is the old ones'. */
    private void enter(OrderId order, Symbol symbol) {
        var backers = entries.get(order);
        var stake = stake(symbol);
        if (backers != null && !backers.equals(stake.backers())) {
            settle(stake);
            stake.backedBy(backers);
            backers.weights().keySet().forEach(agent -> credit(agent, new Share(1, Money.ZERO, Money.ZERO)));
        }
    }

    private void settle(Stake stake) {
        var due = stake.due();
        stake.settle();
        divide(stake, due, shares);
        nobody = nobody.plus(left(stake, due));
    }

    private static void divide(Stake stake, Money due, Map<AgentId, Share> to) {
        stake.backers().divide(due).forEach((agent, part) -> credit(to, agent, new Share(0, part, Money.ZERO)));
    }

    private static Money left(Stake stake, Money due) {
        return stake.backers() == Backers.NOBODY ? due : Money.ZERO;
    }

    private void credit(AgentId agent, Share more) {
        credit(shares, agent, more);
    }

    private static void credit(Map<AgentId, Share> to, AgentId agent, Share more) {
        to.merge(agent, more, Share::plus);
    }

    private Stake stake(Symbol symbol) {
        return stakes.computeIfAbsent(symbol, _ -> new Stake());
    }

    /** In agent order, what is open included. */
    public Map<AgentId, Share> shares() {
        var all = new TreeMap<>(shares);
        stakes.values().forEach(stake -> divide(stake, stake.due(), all));
        return all;
    }

    /** What positions made that no vote led into. */
    public Money nobody() {
        return stakes.values().stream().map(stake -> left(stake, stake.due())).reduce(nobody, Money::plus);
    }

    /** What every market made: trades, fees, funding and what is open. */
    public Map<Symbol, Money> markets() {
        var made = new TreeMap<Symbol, Money>();
        stakes.forEach((symbol, stake) -> made.put(symbol, stake.net()));
        return made;
    }
}
