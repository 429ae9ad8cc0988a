package io.sapphire.analytics.fold;

import io.sapphire.analytics.table.Row;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.Sheet;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.AgentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Makes the rows of one run's events, in the order of the log. For one thread at a time. */
public final class Fold {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sheet sheet;
    private final Account account;
    private final KnownOrders known;
    private final Seats seats;
    private final AccountRows accountRows;
    private final OrderRows orders;
    private final MarketRows markets;
    private final AgentRows agents;
    private final AuditRows audit;
    private Optional<Instant> now;

    private Fold(Sheet sheet, Account account, KnownOrders known, Seats seats, Optional<Instant> now, boolean began) {
        this.sheet = sheet;
        this.account = account;
        this.known = known;
        this.seats = seats;
        this.now = now;
        this.accountRows = new AccountRows(sheet, account, began);
        this.orders = new OrderRows(sheet, account, accountRows, known);
        this.markets = new MarketRows(sheet);
        this.agents = new AgentRows(sheet, seats);
        this.audit = new AuditRows(sheet);
    }

    /** From the run's first event on. */
    public static Fold begin(Schema schema, String run) {
        return new Fold(new Sheet(schema, run), new Account(), new KnownOrders(), new Seats(), Optional.empty(), false);
    }

    /** From where another one left off. @param memory what it had to know, as it wrote it down */
    public static Fold goOn(Schema schema, String run, String memory) {
        var recalled = JSON.readValue(memory, Memory.class);
        return new Fold(
                new Sheet(schema, run),
                Account.recall(recalled.account()),
                KnownOrders.recall(recalled.orders()),
                Seats.recall(recalled.seats()),
                recalled.now(),
                true);
    }

    private record Memory(
            Account.Memory account, Map<String, KnownOrder> orders, Seats.Memory seats, Optional<Instant> now) {}

    /** Grows with open orders, markets and agents, not with the length of the run. */
    public String memory() {
        return JSON.writeValueAsString(new Memory(account.memory(), known.memory(), seats.memory(), now));
    }

    /** The rows since it was asked last. */
    public List<Row> drain() {
        return sheet.drain();
    }

    public void apply(Recorded recorded) {
        sheet.begin(recorded);
        now = time(recorded.event());
        audit.apply(recorded, now);
        switch (recorded.event()) {
            case MeshEvent.MarketObserved(var frame) -> observe(frame);
            case MeshEvent.SignalReceived(var signal) -> agents.hear(signal);
            case MeshEvent.SignalRefused refused -> agents.refuse(refused.agent(), refused.symbol());
            case MeshEvent.RoundClosed round -> agents.close(round);
            case MeshEvent.CritiqueReceived(var critique) -> agents.criticise(critique, now);
            case MeshEvent.Reasoned(var reasoning) -> agents.reason(reasoning, now);
            case MeshEvent.DecisionMade(var decision) -> agents.decide(decision);
            case MeshEvent.OrderChanged(var fact, var _) -> orders.apply(fact);
            case MeshEvent.AccountChanged(var fact, var _) -> accountRows.apply(fact);
            case MeshEvent.PositionReconciled compared -> accountRows.compare(compared, now);
            case MeshEvent.AgentAsked(var agent, var operator, var question) -> ask(agent, operator, question);
            case MeshEvent.AgentAnswered(var agent, var question, var answer) -> answer(agent, question, answer);
            case MeshEvent.VenueReadiness(var readiness, var _) -> {
                if (readiness == Readiness.RECORDING_ENDED) {
                    agents.end(now);
                }
            }
            case MeshEvent.RunStarted _,
                    MeshEvent.LeaderChanged _,
                    MeshEvent.TimeAdvanced _,
                    MeshEvent.AgentJoined _,
                    MeshEvent.AgentLeft _,
                    MeshEvent.AgentAdded _,
                    MeshEvent.AgentRemoved _,
                    MeshEvent.AgentMuted _,
                    MeshEvent.FrameNamed _,
                    MeshEvent.AnswerLate _,
                    MeshEvent.ReplicationChanged _,
                    MeshEvent.TradingHalted _,
                    MeshEvent.TradingReduced _,
                    MeshEvent.TradingResumed _,
                    MeshEvent.LimitsChanged _,
                    MeshEvent.OperatorActed _ -> {}
        }
    }

    private void observe(MarketFrame frame) {
        markets.apply(frame);
        accountRows.mark(frame);
        agents.observe(frame);
    }

    private void ask(AgentId agent, String operator, String question) {
        sheet.row("discussions", now)
                .text("kind", "QUESTION")
                .text("agent", agent)
                .text("operator", operator)
                .text("text", question);
    }

    private void answer(AgentId agent, long question, String answer) {
        sheet.row("discussions", now)
                .text("kind", "ANSWER")
                .text("agent", agent)
                .integer("in_reply_to", question)
                .text("text", answer);
    }

    /** Venue time as far as it is known with the event. */
    private Optional<Instant> time(MeshEvent event) {
        if (event instanceof MeshEvent.TimeAdvanced advanced) {
            return Optional.of(advanced.venueTime());
        }
        return event instanceof MeshEvent.MarketObserved(var frame) ? later(frame.end()) : now;
    }

    private Optional<Instant> later(Instant time) {
        return now.filter(known -> known.isAfter(time)).or(() -> Optional.of(time));
    }
}
