package io.sapphire.gateway.http;

import io.sapphire.gateway.stream.LiveView;
import io.sapphire.gateway.view.Account.Equity;
import io.sapphire.gateway.view.Account.Portfolio;
import io.sapphire.gateway.view.Account.PositionRow;
import io.sapphire.gateway.view.Agents.AgentAnswer;
import io.sapphire.gateway.view.Agents.AgentRow;
import io.sapphire.gateway.view.Agents.AskAnswer;
import io.sapphire.gateway.view.Agents.AskRequest;
import io.sapphire.gateway.view.Agents.ScoreAnswer;
import io.sapphire.gateway.view.Decisions.Decision;
import io.sapphire.gateway.view.Decisions.DecisionRow;
import io.sapphire.gateway.view.Flows.Flow;
import io.sapphire.gateway.view.Flows.Funding;
import io.sapphire.gateway.view.Flows.Micro;
import io.sapphire.gateway.view.Markets.Candles;
import io.sapphire.gateway.view.Markets.Market;
import io.sapphire.gateway.view.Markets.Marks;
import io.sapphire.gateway.view.Orders.DenialRow;
import io.sapphire.gateway.view.Orders.FillRow;
import io.sapphire.gateway.view.Orders.OrderAnswer;
import io.sapphire.gateway.view.Orders.OrderRow;
import io.sapphire.gateway.view.Page;
import io.sapphire.gateway.view.Records.AccessList;
import io.sapphire.gateway.view.Records.AuditRow;
import io.sapphire.gateway.view.Records.Runs;
import io.sapphire.gateway.view.Research.BacktestRequest;
import io.sapphire.gateway.view.Research.JobAnswer;
import io.sapphire.gateway.view.Research.JobCancelled;
import io.sapphire.gateway.view.Research.JobList;
import io.sapphire.gateway.view.Research.JobStarted;
import io.sapphire.gateway.view.Research.WhatIfRequest;
import io.sapphire.gateway.view.Results.Attribution;
import io.sapphire.gateway.view.Results.RealityGap;
import io.sapphire.gateway.view.Results.Spend;
import io.sapphire.gateway.view.Risk.ControlAnswer;
import io.sapphire.gateway.view.Risk.ControlRequest;
import io.sapphire.gateway.view.Risk.LimitRequest;
import io.sapphire.gateway.view.Risk.RiskAnswer;
import io.sapphire.gateway.view.Risk.TestFireAnswer;
import io.sapphire.gateway.view.Running.FactItem;
import io.sapphire.gateway.view.Running.Overview;
import io.sapphire.gateway.view.Running.SystemAnswer;
import io.sapphire.gateway.view.Topologies.Topology;
import io.sapphire.gateway.view.Traced.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The table of everything that can be asked. */
final class Api {
    private static final int ANY_REASON = 1;
    /** Going on deserves a thought. */
    private static final int RESUME_REASON = 10;

    private static final Parameter KIND =
            Parameter.query("kind", "string", "Only these kinds, separated by commas, for example decision,fill.");
    private static final Parameter ID = Parameter.path("id", "For example d-17.");
    private static final Parameter TRACE = Parameter.path("traceId", "32 hex digits, as a decision names it.");
    private static final Parameter AGENT = Parameter.path("id", "For example trend-momentum.");
    private static final Parameter MARKET = Parameter.path("symbol", "For example BTCUSDT.");
    private static final Parameter POINTS =
            Parameter.query("points", "integer", "At most so many, 10 to 600; 600 if absent.");
    private static final Parameter INTERVAL = Parameter.query("interval", "string", "1m (if absent), 5m, 15m, 1h, 4h.");
    private static final Parameter CANDLES =
            Parameter.query("limit", "integer", "The newest so many, 1 to 5000; 1000 if absent.");
    private static final Parameter TOPICS = Parameter.query(
            "topics", "string", "Event names, separated by commas; book and candle mean every market. All if absent.");
    private static final Parameter LAST_EVENT_ID =
            Parameter.header("Last-Event-ID", "Facts after this RUN-SEQUENCE are told again, in order.");

    private static final Parameter BEFORE = Parameter.query("before", "integer", "Only entries of a lower number.");
    private static final Parameter ORDER = Parameter.path("id", "For example main-1-12.");
    private static final Parameter JOB = Parameter.path("id", "For example backtest-3.");
    private static final Parameter ACTOR = Parameter.query("actor", "string", "Only what this one did.");
    private static final Parameter ACTION = Parameter.query("action", "string", "Only this, for example LIMIT.");

    private final Reads reads;
    private final MarketReads flows = new MarketReads();
    private final RecordReads records = new RecordReads();
    private final Reader reader;
    private static final Parameter CODE =
            Parameter.query("code", "string", "Only the limit of this denial code, for example ORDER_NOTIONAL.");

    private final ControlHandler control;
    private final StreamHandler stream;
    private final Commands commands;
    private final AccessReads door;
    private final ResearchHandler research;
    private final List<Endpoint> endpoints = new ArrayList<>();

    Api(
            LiveView view,
            Reader reader,
            ControlHandler control,
            StreamHandler stream,
            Commands commands,
            AccessReads door,
            ResearchHandler research,
            TraceReads traces) {
        this.reads = new Reads(view);
        this.reader = reader;
        this.control = control;
        this.stream = stream;
        this.commands = commands;
        this.research = research;
        this.door = door;
        overview();
        trading();
        account();
        markets();
        results();
        running();
        hand();
        past();
        read(
                "/traces/{traceId}",
                "Every step from a market frame to its orders",
                type(Trace.class),
                traces::trace,
                TRACE);
    }

    List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    private void overview() {
        read("/overview", "Everything the main page shows first", type(Overview.class), reads::overview);
    }

    private void trading() {
        list("/agents", "Every agent, its state and its last words", AgentRow.class, reads::agents);
        read("/agents/{id}", "One agent", type(AgentAnswer.class), reads::agent, AGENT);
        read("/agents/{id}/scorecard", "How good an agent has been", type(ScoreAnswer.class), reads::scorecard, AGENT);
        list("/decisions", "Decisions and what became of them", DecisionRow.class, reads::decisions, Parameter.SYMBOL);
        read("/decisions/{id}", "Everything about one decision", type(Decision.class), reads::decision, ID);
        list("/orders", "Orders and their lives", OrderRow.class, reads::orders, Parameter.SYMBOL);
        read("/orders/{id}", "One order and its life", type(OrderAnswer.class), reads::order, ORDER);
        list(
                "/denials",
                "Orders that our own limits refused",
                DenialRow.class,
                reads::denials,
                Parameter.SYMBOL,
                CODE,
                Parameter.FROM,
                Parameter.TO);
        list("/fills", "Executions", FillRow.class, reads::fills, Parameter.SYMBOL);
    }

    private void account() {
        list("/positions", "Open positions and what protects them", PositionRow.class, reads::positions);
        read("/portfolio", "The account's books", type(Portfolio.class), reads::portfolio);
        read(
                "/portfolio/equity",
                "Equity over venue time, thinned to lows and highs",
                type(Equity.class),
                reads::equity,
                Parameter.FROM,
                Parameter.TO,
                POINTS);
    }

    private void markets() {
        read("/market/{symbol}", "A market now", type(Market.class), reads::market, MARKET);
        read(
                "/market/{symbol}/candles",
                "Candles, oldest first",
                type(Candles.class),
                reads::candles,
                MARKET,
                INTERVAL,
                Parameter.FROM,
                Parameter.TO,
                CANDLES);
        read(
                "/market/{symbol}/marks",
                "What we did in a market, oldest first",
                type(Marks.class),
                reads::marks,
                MARKET,
                Parameter.FROM,
                Parameter.TO);
        read(
                "/market/{symbol}/flow",
                "What was bought and sold, oldest first",
                type(Flow.class),
                flows::flow,
                MARKET,
                INTERVAL,
                Parameter.FROM,
                Parameter.TO,
                CANDLES);
        read(
                "/market/{symbol}/micro",
                "Flow toxicity (VPIN) and pressure as agents measured them, oldest first",
                type(Micro.class),
                flows::micro,
                MARKET,
                Parameter.FROM,
                Parameter.TO,
                CANDLES);
        read(
                "/market/{symbol}/funding",
                "What holding a market costs, and every settlement",
                type(Funding.class),
                flows::funding,
                MARKET,
                Parameter.LIMIT);
    }

    private void results() {
        read("/attribution", "Who earned what; the parts add up", type(Attribution.class), records::attribution);
        read("/reality-gap", "What trading cost beside what was reckoned", type(RealityGap.class), records::gap);
        read("/llm/spend", "What language models cost", type(Spend.class), records::spend);
        endpoints.add(new Endpoint(
                Rule.OVERSEE,
                HttpMethod.GET,
                "/access-log",
                "Who was let in and who was turned away, newest first; the latest 1000",
                List.of(Parameter.LIMIT, BEFORE),
                Optional.empty(),
                Optional.of(type(AccessList.class)),
                door::serve));
        list(
                "/audit",
                "Who did what, when and why",
                AuditRow.class,
                records::audit,
                ACTOR,
                ACTION,
                Parameter.FROM,
                Parameter.TO);
        read("/runs", "The runs this gateway knows", type(Runs.class), records::runs);
    }

    private void running() {
        read("/risk", "What may leave, and how near every limit is", type(RiskAnswer.class), reads::risk);
        read("/system", "The run, the gateway, and their health", type(SystemAnswer.class), reads::system);
        read(
                "/topology",
                "What flows from service to service, and where it stops",
                type(Topology.class),
                reads::topology);
        list("/facts", "What happened, as the stream told it", FactItem.class, reads::facts, KIND);
        endpoints.add(new Endpoint(
                Rule.LOOK,
                HttpMethod.GET,
                "/events",
                "Everything that happens, as server-sent events",
                List.of(TOPICS, LAST_EVENT_ID),
                Optional.empty(),
                Optional.empty(),
                stream::serve));
    }

    private void hand() {
        command(
                Rule.STOP,
                "halt",
                "Stops new orders and cancels working entries; stops stay",
                commands.halt(),
                ANY_REASON);
        command(
                Rule.STOP,
                "reduce",
                "Lets only orders pass that make positions smaller",
                commands.reduce(),
                ANY_REASON);
        command(Rule.ACT, "resume", "Ends a halt or a reduction", commands.resume(), RESUME_REASON);
        command(Rule.STOP, "flatten", "Halts, then closes every position", commands.flatten(), ANY_REASON);
        command(
                Rule.ACT,
                "rearm",
                "Lets entries pass again that were repeated too often",
                commands.rearm(),
                RESUME_REASON);
        add(
                Rule.ACT,
                HttpMethod.POST,
                "/control/limit",
                "Changes one limit from now on",
                List.of(Repeats.KEY),
                Optional.of(type(LimitRequest.class)),
                type(ControlAnswer.class),
                control.setting(commands.limit(), RESUME_REASON));
        add(
                Rule.ACT,
                HttpMethod.POST,
                "/agents/{id}/ask",
                "Puts a question to an agent; nothing is decided on it",
                List.of(AGENT),
                Optional.of(type(AskRequest.class)),
                type(AskAnswer.class),
                control.asking(commands.ask(), AGENT));
        add(
                Rule.ACT,
                HttpMethod.GET,
                "/risk/test-fire",
                "Makes limits fire on a copy of the state; nothing is sent",
                List.of(CODE),
                Optional.empty(),
                type(TestFireAnswer.class),
                control.firing(commands.testFire(), CODE));
    }

    private void past() {
        jobs("/backtests", "backtest", "backtests");
        jobs("/what-ifs", "what-if", "what-ifs");
        start("/backtests", "Trades a recording anew", BacktestRequest.class, research::backtest);
        start(
                "/what-ifs",
                "Takes a recorded decision again with something changed",
                WhatIfRequest.class,
                research::whatIf);
    }

    private void jobs(String path, String kind, String plural) {
        add(
                Rule.LOOK,
                HttpMethod.GET,
                path,
                "All " + plural + ", newest first",
                List.of(),
                Optional.empty(),
                type(JobList.class),
                _ -> research.list(kind));
        add(
                Rule.LOOK,
                HttpMethod.GET,
                path + "/{id}",
                "One of the " + plural + " and its result",
                List.of(JOB),
                Optional.empty(),
                type(JobAnswer.class),
                research::job);
        add(
                Rule.ACT,
                HttpMethod.DELETE,
                path + "/{id}",
                "Stops it, or takes it out of the queue",
                List.of(JOB),
                Optional.empty(),
                type(JobCancelled.class),
                research::cancel);
    }

    private void start(String path, String summary, Class<?> body, HandlerFunction<ServerResponse> handler) {
        add(
                Rule.ACT,
                HttpMethod.POST,
                path,
                summary,
                List.of(),
                Optional.of(type(body)),
                type(JobStarted.class),
                handler);
    }

    private void list(String path, String summary, Class<?> row, Reader.Question question, Parameter... own) {
        var parameters = new ArrayList<>(List.of(own));
        parameters.add(Parameter.LIMIT);
        parameters.add(Parameter.CURSOR);
        read(path, summary, page(row), question, parameters.toArray(Parameter[]::new));
    }

    private void read(String path, String summary, ResolvableType answer, Reader.Question question, Parameter... own) {
        var parameters = new ArrayList<>(List.of(own));
        parameters.add(Parameter.AT);
        parameters.add(Parameter.AT_LEAST);
        add(Rule.LOOK, HttpMethod.GET, path, summary, parameters, Optional.empty(), answer, reader.answering(question));
    }

    private void command(Rule rule, String name, String summary, Command.Scoped command, int shortestReason) {
        add(
                rule,
                HttpMethod.POST,
                "/control/" + name,
                summary,
                List.of(Repeats.KEY),
                Optional.of(type(ControlRequest.class)),
                type(ControlAnswer.class),
                control.giving(command, shortestReason));
    }

    private void add(
            Rule rule,
            HttpMethod method,
            String path,
            String summary,
            List<Parameter> parameters,
            Optional<ResolvableType> body,
            ResolvableType answer,
            HandlerFunction<ServerResponse> handler) {
        endpoints.add(new Endpoint(rule, method, path, summary, parameters, body, Optional.of(answer), handler));
    }

    private static ResolvableType type(Class<?> type) {
        return ResolvableType.forClass(type);
    }

    private static ResolvableType page(Class<?> row) {
        return ResolvableType.forClassWithGenerics(Page.class, row);
    }
}
