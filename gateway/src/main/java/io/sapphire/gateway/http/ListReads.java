package io.sapphire.gateway.http;

import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Direction;
import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.view.Decisions.DecisionRow;
import io.sapphire.gateway.view.Decisions.Outcome;
import io.sapphire.gateway.view.Orders.DenialRow;
import io.sapphire.gateway.view.Orders.FillRow;
import io.sapphire.gateway.view.Orders.OrderRow;
import io.sapphire.gateway.view.Orders.OrderStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Long lists of the run, newest first, of which only some rows may be wanted. */
final class ListReads {
    static final Parameter OUTCOME = Parameter.query(
            "outcome", "string", "Only these outcomes, separated by commas, for example FILLED,DENIED.");
    static final Parameter DIRECTION =
            Parameter.query("side", "string", "Only LONG, SHORT or FLAT, separated by commas.");
    static final Parameter STATUS =
            Parameter.query("status", "string", "Only these states, separated by commas, for example FILLED,UNKNOWN.");
    static final Parameter SIDE = Parameter.query("side", "string", "Only BUY or SELL.");
    static final Parameter DECISION =
            Parameter.query("decision", "string", "Only what this decision led to, for example d-17.");
    static final Parameter CODE =
            Parameter.query("code", "string", "Only the limit of this denial code, for example ORDER_NOTIONAL.");

    private static final Set<String> OUTCOMES = names(Outcome.values());
    private static final Set<String> DIRECTIONS = names(Direction.values());
    private static final Set<String> STATES = names(OrderStatus.values());
    private static final Set<String> SIDES = names(Side.values());

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    Object decisions(RunView run, Projection all, Query query, Instant now) {
        var wanted = in(query, DecisionRow::symbol, DecisionRow::eventTimeUs)
                .and(one(query, OUTCOME, OUTCOMES, DecisionRow::outcome))
                .and(one(query, DIRECTION, DIRECTIONS, DecisionRow::side));
        return Reads.page(run, run.decisions(Reads.before(run, query), query.limit(), wanted), all.asOf());
    }

    Object orders(RunView run, Projection all, Query query, Instant now) {
        var wanted = in(query, OrderRow::symbol, OrderRow::createdUs)
                .and(one(query, STATUS, STATES, OrderRow::status))
                .and(one(query, SIDE, SIDES, OrderRow::side))
                .and(of(query, OrderRow::decisionId));
        return Reads.page(run, run.orders(Reads.before(run, query), query.limit(), wanted), all.asOf());
    }

    Object fills(RunView run, Projection all, Query query, Instant now) {
        var wanted = in(query, FillRow::symbol, FillRow::eventTimeUs)
                .and(one(query, SIDE, SIDES, FillRow::side))
                .and(of(query, FillRow::decisionId));
        return Reads.page(run, run.fills(Reads.before(run, query), query.limit(), wanted), all.asOf());
    }

    Object denials(RunView run, Projection all, Query query, Instant now) {
        var code = query.text(CODE.name());
        var wanted = in(query, DenialRow::symbol, DenialRow::eventTimeUs)
                .and(row -> code.map(row.code().name()::equals).orElse(true));
        return Reads.page(run, run.denials(Reads.before(run, query), query.limit(), wanted), all.asOf());
    }

    /** Of the market, and of the venue time, that was asked for. */
    private static <R> Predicate<R> in(Query query, Function<R, Symbol> market, Function<R, Instant> time) {
        var symbol = query.symbol();
        var from = query.from();
        var to = query.to();
        return row -> symbol.map(market.apply(row)::equals).orElse(true)
                && !time.apply(row).isBefore(from)
                && !time.apply(row).isAfter(to);
    }

    private static <R> Predicate<R> one(Query query, Parameter of, Set<String> known, Function<R, Enum<?>> field) {
        var wanted = query.words(of.name(), known);
        return row -> wanted.isEmpty() || wanted.contains(field.apply(row).name());
    }

    private static <R> Predicate<R> of(Query query, Function<R, @Nullable String> decision) {
        var wanted = query.text(DECISION.name());
        return row -> wanted.isEmpty() || Objects.equals(wanted.get(), decision.apply(row));
    }
}
