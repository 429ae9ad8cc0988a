package io.sapphire.gateway.http;

import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.projection.Shelf.Look;
import io.sapphire.gateway.projection.Shelf.Placed;
import io.sapphire.gateway.projection.Topic;
import io.sapphire.gateway.stream.LiveView;
import io.sapphire.gateway.view.Account.Equity;
import io.sapphire.gateway.view.Account.Portfolio;
import io.sapphire.gateway.view.Agents.AgentAnswer;
import io.sapphire.gateway.view.Agents.ScoreAnswer;
import io.sapphire.gateway.view.AsOf;
import io.sapphire.gateway.view.Json;
import io.sapphire.gateway.view.Markets.Candles;
import io.sapphire.gateway.view.Markets.Market;
import io.sapphire.gateway.view.Markets.Marks;
import io.sapphire.gateway.view.Orders.OrderAnswer;
import io.sapphire.gateway.view.Page;
import io.sapphire.gateway.view.Risk.RiskAnswer;
import io.sapphire.gateway.view.Running.FactItem;
import io.sapphire.gateway.view.Running.Overview;
import io.sapphire.gateway.view.Running.SystemAnswer;
import io.sapphire.gateway.view.Topologies.Topology;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every question that can be asked about the run. */
final class Reads {
    private static final int OVERVIEW_DECISIONS = 10;
    private static final int OVERVIEW_FACTS = 50;
    private static final int RISK_DENIALS = 20;
    private static final int CHANGES = 50;
    private static final int LEAST_POINTS = 10;
    private static final int MOST_POINTS = 600;
    private static final int CANDLES = 1_000;
    private static final int MOST_CANDLES = 5_000;
    private static final Set<String> KINDS =
            Arrays.stream(Topic.values()).map(Topic::word).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CHANGE_KINDS =
            Set.of(Topic.RUN.word(), Topic.AGENT.word(), Topic.RISK.word(), Topic.CONTROL.word());

    private final LiveView view;

    Reads(LiveView view) {
        this.view = view;
    }

    Object overview(RunView run, Projection all, Query query, Instant now) {
        return new Overview(
                view.system(all, now),
                run.risk(),
                run.portfolio(),
                run.marketsNow(now),
                run.agents(),
                run.decisions(Long.MAX_VALUE, OVERVIEW_DECISIONS, _ -> true).rows(),
                view.history(all.sequence() + 1, OVERVIEW_FACTS, Set.of()),
                all.asOf());
    }

    Object agents(RunView run, Projection all, Query query, Instant now) {
        return part(run, run.agents(), query, all.asOf());
    }

    Object agent(RunView run, Projection all, Query query, Instant now) {
        var id = query.path("id");
        return agent(id)
                .flatMap(run::agent)
                .map(row -> new AgentAnswer(row, all.asOf()))
                .orElseThrow(() -> Refused.notFound("There is no agent '" + Query.shown(id) + "' in this run."));
    }

    Object order(RunView run, Projection all, Query query, Instant now) {
        var id = query.path("id");
        return order(id)
                .flatMap(run::order)
                .map(row -> new OrderAnswer(row, all.asOf()))
                .orElseThrow(() -> Refused.notFound("There is no order '" + Query.shown(id) + "'."));
    }

    private static Optional<OrderId> order(String id) {
        try {
            return Optional.of(new OrderId(id));
        } catch (IllegalArgumentException noOrder) {
            return Optional.empty();
        }
    }

    Object scorecard(RunView run, Projection all, Query query, Instant now) {
        var id = query.path("id");
        return agent(id)
                .flatMap(agent -> run.scores(agent).map(scores -> new ScoreAnswer(agent, scores, all.asOf())))
                .orElseThrow(() -> Refused.notFound("There is no agent '" + Query.shown(id) + "' in this run."));
    }

    /** What was told before this gateway was there, if it is more than what is read so far. */
    Optional<Object> recalledScorecard(Projection all, Query query) {
        return agent(query.path("id")).flatMap(agent -> view.recalledScores(all, agent));
    }

    private static Optional<AgentId> agent(String id) {
        try {
            return Optional.of(new AgentId(id));
        } catch (IllegalArgumentException noAgent) {
            return Optional.empty();
        }
    }

    Object decision(RunView run, Projection all, Query query, Instant now) {
        return run.decision(query.path("id"))
                .orElseThrow(() -> Refused.notFound("There is no decision '" + Query.shown(query.path("id")) + "'."));
    }

    Object positions(RunView run, Projection all, Query query, Instant now) {
        return part(run, run.positions(), query, all.asOf());
    }

    Object portfolio(RunView run, Projection all, Query query, Instant now) {
        return new Portfolio(run.portfolio(), all.asOf());
    }

    Object equity(RunView run, Projection all, Query query, Instant now) {
        int most = query.number("points", MOST_POINTS, LEAST_POINTS, MOST_POINTS);
        var points = run.equity(query.from(), query.to(), most).stream()
                .map(sample -> List.<Object>of(sample.time(), sample.equity().toString()))
                .toList();
        boolean thinned = run.equitySamples(query.from(), query.to()) > points.size();
        return new Equity(Json.CURRENCY, points, thinned, all.asOf());
    }

    Object market(RunView run, Projection all, Query query, Instant now) {
        return run.market(query.pathSymbol(), now)
                .map(market -> new Market(market, all.asOf()))
                .orElseThrow(() -> noMarket(query));
    }

    Object candles(RunView run, Projection all, Query query, Instant now) {
        var interval = query.oneOf("interval", Interval::of, Interval.WORDS).orElse(Interval.MINUTE);
        int limit = query.number("limit", CANDLES, 1, MOST_CANDLES);
        return run.candles(query.pathSymbol(), query.from(), query.to(), interval.span(), interval.word(), limit)
                .map(candles -> new Candles(query.pathSymbol(), interval.word(), candles, all.asOf()))
                .orElseThrow(() -> noMarket(query));
    }

    Object marks(RunView run, Projection all, Query query, Instant now) {
        return run.marks(query.pathSymbol(), query.from(), query.to())
                .map(marks -> new Marks(query.pathSymbol(), marks, all.asOf()))
                .orElseThrow(() -> noMarket(query));
    }

    Object risk(RunView run, Projection all, Query query, Instant now) {
        return new RiskAnswer(run.risk(), run.denials(RISK_DENIALS), all.asOf());
    }

    Object system(RunView run, Projection all, Query query, Instant now) {
        return new SystemAnswer(
                view.system(all, now),
                run.settings(),
                run.markets(),
                view.history(all.sequence() + 1, CHANGES, CHANGE_KINDS),
                all.asOf());
    }

    Object topology(RunView run, Projection all, Query query, Instant now) {
        return new Topology(view.topology(all, now), all.asOf());
    }

    Object facts(RunView run, Projection all, Query query, Instant now) {
        int limit = query.limit();
        var found =
                view.history(Math.min(before(run, query), all.sequence() + 1), limit + 1, query.words("kind", KINDS));
        var placed = found.stream()
                .map(item -> new Placed<FactItem>(item.seq(), item))
                .toList();
        return page(run, placed, limit, all.asOf());
    }

    static long before(RunView run, Query query) {
        return query.cursor().map(cursor -> cursor.in(run.run().runId())).orElse(Long.MAX_VALUE);
    }

    static <R> Page<R> page(RunView run, Look<R> look, AsOf asOf) {
        var goOn = look.goOn();
        var next = goOn.isPresent() ? new Cursor(run.run().runId(), goOn.getAsLong()).toString() : null;
        return new Page<>(look.rows(), next, asOf);
    }

    /** @param found one more than the page holds, if there is one */
    static <R> Page<R> page(RunView run, List<Placed<R>> found, int limit, AsOf asOf) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit
                ? new Cursor(run.run().runId(), shown.getLast().sequence()).toString()
                : null;
        return new Page<>(shown.stream().map(Placed::row).toList(), next, asOf);
    }

    /** Of a list that is short and whole: its cursor is a place in it. */
    private static <R> Page<R> part(RunView run, List<R> rows, Query query, AsOf asOf) {
        long first = query.cursor().map(cursor -> cursor.in(run.run().runId())).orElse(0L);
        int from = (int) Math.clamp(first, 0, rows.size());
        int to = Math.min(from + query.limit(), rows.size());
        var next = to < rows.size() ? new Cursor(run.run().runId(), to).toString() : null;
        return new Page<>(rows.subList(from, to), next, asOf);
    }

    static Refused noMarket(Query query) {
        return Refused.notFound("There is no market '" + query.pathSymbol() + "' in this run.");
    }
}
