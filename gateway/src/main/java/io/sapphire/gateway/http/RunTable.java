package io.sapphire.gateway.http;

import io.sapphire.gateway.stream.LiveView;
import io.sapphire.gateway.view.Account.Equity;
import io.sapphire.gateway.view.Account.Portfolio;
import io.sapphire.gateway.view.Account.PositionRow;
import io.sapphire.gateway.view.Agents.AgentAnswer;
import io.sapphire.gateway.view.Agents.AgentRow;
import io.sapphire.gateway.view.Agents.ScoreAnswer;
import io.sapphire.gateway.view.Decisions.Decision;
import io.sapphire.gateway.view.Decisions.DecisionRow;
import io.sapphire.gateway.view.Orders.DenialRow;
import io.sapphire.gateway.view.Orders.FillRow;
import io.sapphire.gateway.view.Orders.OrderAnswer;
import io.sapphire.gateway.view.Orders.OrderRow;
import io.sapphire.gateway.view.Risk.RiskAnswer;
import io.sapphire.gateway.view.Running.FactItem;
import io.sapphire.gateway.view.Running.Overview;
import io.sapphire.gateway.view.Running.SystemAnswer;
import io.sapphire.gateway.view.Topologies.Topology;
import io.sapphire.gateway.view.Traced.Trace;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;

/** What can be asked about the run. */
final class RunTable {
    private static final Parameter KIND =
            Parameter.query("kind", "string", "Only these kinds, separated by commas, for example decision,fill.");
    private static final Parameter ID = Parameter.path("id", "For example d-17.");
    private static final Parameter AGENT = Parameter.path("id", "For example trend-momentum.");
    private static final Parameter POINTS =
            Parameter.query("points", "integer", "At most so many, 10 to 600; 600 if absent.");
    private static final Parameter TOPICS = Parameter.query(
            "topics", "string", "Event names, separated by commas; book and candle mean every market. All if absent.");
    private static final Parameter LAST_EVENT_ID =
            Parameter.header("Last-Event-ID", "Facts after this RUN-SEQUENCE are told again, in order.");
    private static final Parameter ORDER = Parameter.path("id", "For example main-1-12.");
    private static final Parameter TRACE = Parameter.path("traceId", "32 hex digits, as a decision names it.");

    private final Reads reads;
    private final ListReads lists = new ListReads();
    private final TraceReads traces;
    private final StreamHandler stream;

    RunTable(LiveView view, TraceReads traces, StreamHandler stream) {
        this.reads = new Reads(view);
        this.traces = traces;
        this.stream = stream;
    }

    void trading(Endpoints to) {
        to.read("/overview", "Everything the main page shows first", Endpoints.type(Overview.class), reads::overview);
        to.list("/agents", "Every agent, its state and its last words", AgentRow.class, reads::agents);
        to.read("/agents/{id}", "One agent", Endpoints.type(AgentAnswer.class), reads::agent, AGENT);
        to.read(
                "/agents/{id}/scorecard",
                "How good an agent has been",
                Endpoints.type(ScoreAnswer.class),
                reads::recalledScorecard,
                reads::scorecard,
                AGENT);
        to.list(
                "/decisions",
                "Decisions and what became of them",
                DecisionRow.class,
                lists::decisions,
                Parameter.SYMBOL,
                ListReads.OUTCOME,
                ListReads.DIRECTION,
                Parameter.FROM,
                Parameter.TO);
        to.read(
                "/decisions/{id}",
                "Everything about one decision",
                Endpoints.type(Decision.class),
                reads::decision,
                ID);
        to.list(
                "/orders",
                "Orders and their lives",
                OrderRow.class,
                lists::orders,
                Parameter.SYMBOL,
                ListReads.STATUS,
                ListReads.SIDE,
                ListReads.DECISION,
                Parameter.FROM,
                Parameter.TO);
        to.read("/orders/{id}", "One order and its life", Endpoints.type(OrderAnswer.class), reads::order, ORDER);
        to.list(
                "/denials",
                "Orders that our own limits refused",
                DenialRow.class,
                lists::denials,
                Parameter.SYMBOL,
                ListReads.CODE,
                Parameter.FROM,
                Parameter.TO);
        to.list(
                "/fills",
                "Executions",
                FillRow.class,
                lists::fills,
                Parameter.SYMBOL,
                ListReads.SIDE,
                ListReads.DECISION,
                Parameter.FROM,
                Parameter.TO);
    }

    void account(Endpoints to) {
        to.list("/positions", "Open positions and what protects them", PositionRow.class, reads::positions);
        to.read("/portfolio", "The account's books", Endpoints.type(Portfolio.class), reads::portfolio);
        to.history(
                "/portfolio/equity",
                "Equity over venue time, thinned to lows and highs",
                Endpoints.type(Equity.class),
                reads::equity,
                Parameter.FROM,
                Parameter.TO,
                POINTS);
    }

    void state(Endpoints to) {
        to.read(
                "/traces/{traceId}",
                "Every step from a market frame to its orders",
                Endpoints.type(Trace.class),
                traces::trace,
                TRACE);
        to.read("/risk", "What may leave, and how near every limit is", Endpoints.type(RiskAnswer.class), reads::risk);
        to.read("/system", "The run, the gateway, and their health", Endpoints.type(SystemAnswer.class), reads::system);
        to.read(
                "/topology",
                "What flows from service to service, and where it stops",
                Endpoints.type(Topology.class),
                reads::topology);
        to.list("/facts", "What happened, as the stream told it", FactItem.class, reads::facts, KIND);
        to.add(new Endpoint(
                Rule.LOOK,
                HttpMethod.GET,
                "/events",
                "Everything that happens, as server-sent events",
                List.of(TOPICS, LAST_EVENT_ID),
                Optional.empty(),
                Optional.empty(),
                stream::serve));
    }
}
