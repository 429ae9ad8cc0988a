package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.exchange.aster.rest.Answer;
import io.sapphire.exchange.aster.rest.ClockSync;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.rest.OrderJson;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.exchange.execution.venue.Receipt;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that changes orders, each sent once. Never fails: what happened is the answer. */
final class OrderRequests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORDER = "/fapi/v3/order";
    private static final String BATCH = "/fapi/v3/batchOrders";
    private static final int NONCE_EXPIRED = -4225;
    /** The same in the venue's older words. */
    private static final int TIMESTAMP_OFF = -1021;

    private final RestClient rest;
    private final ClockSync clockSync;
    /** The nonces of the orders that are on their way: the venue drops an order whose nonce is used up. */
    private final Map<OrderId, Long> underWay = new ConcurrentHashMap<>();

    OrderRequests(RestClient rest, ClockSync clockSync) {
        this.rest = rest;
        this.clockSync = clockSync;
    }

    static boolean isLate(int code) {
        return code == NONCE_EXPIRED || code == TIMESTAMP_OFF;
    }

    Mono<Outcome> submit(Order order) {
        var parameters = Parameters.of(OrderParameters.of(order));
        return send(List.of(order), parameters, ORDER)
                .map(OrderRequests::outcome)
                .flatMap(this::resyncIfLate);
    }

    Mono<List<Outcome>> submit(List<Order> orders) {
        var rows = orders.stream().map(OrderParameters::of).toList();
        return send(orders, Parameters.of("batchOrders", JSON.writeValueAsString(rows)), BATCH)
                .map(answer -> outcomes(answer, orders.size()))
                .flatMap(this::resyncIfLate);
    }

    private Mono<Answer> send(List<Order> orders, Parameters parameters, String path) {
        var ids = orders.stream().map(Order::id).toList();
        return rest.post(path, parameters, nonce -> ids.forEach(id -> underWay.put(id, nonce)))
                .doFinally(_ -> ids.forEach(underWay::remove));
    }

    Mono<Outcome> cancel(Parameters order) {
        return rest.delete(ORDER, order).map(OrderRequests::outcome).flatMap(this::resyncIfLate);
    }

    Mono<List<Outcome>> cancel(Symbol symbol, List<OrderId> ids) {
        var names = JSON.writeValueAsString(ids.stream().map(OrderId::value).toList());
        return rest.delete(BATCH, Parameters.of("symbol", symbol).and("origClientOrderIdList", names))
                .map(answer -> outcomes(answer, ids.size()))
                .flatMap(this::resyncIfLate);
    }

    Mono<Outcome> amend(Symbol symbol, Amendment amendment) {
        var parameters = Parameters.of("symbol", symbol)
                .and("origClientOrderId", amendment.orderId())
                .and("quantity", amendment.quantity())
                .and("price", amendment.price());
        return rest.put(ORDER, parameters).map(OrderRequests::outcome).flatMap(this::resyncIfLate);
    }

    Mono<Receipt> cancelAll(Symbol symbol) {
        return rest.delete("/fapi/v3/allOpenOrders", Parameters.of("symbol", symbol))
                .map(OrderRequests::receipt);
    }

    Mono<Receipt> countDown(Symbol symbol, Duration delay) {
        var parameters = Parameters.of("symbol", symbol).and("countdownTime", delay.toMillis());
        return rest.post("/fapi/v3/countdownCancelAll", parameters).map(OrderRequests::receipt);
    }

    /** Nothing to do for an order that is not on its way. */
    Mono<Receipt> withdraw(OrderId id) {
        return Mono.defer(() -> {
            var nonce = underWay.get(id);
            return nonce == null
                    ? Mono.just(new Receipt.Done())
                    : rest.burn(nonce).map(OrderRequests::receipt);
        });
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Ok ok -> row(ok.body());
            case Answer.Refusal refusal -> new Outcome.Refused(refusal.code(), refusal.reason());
            case Answer.Doubt doubt -> new Outcome.Unknown(doubt.cause());
            case Answer.NotSent notSent -> new Outcome.NotSent(notSent.cause());
        };
    }

    /** The venue answers with a row for each; anything else says nothing about any of them. */
    private static List<Outcome> outcomes(Answer answer, int rows) {
        if (answer instanceof Answer.Ok(JsonNode body)) {
            if (!body.isArray() || body.size() != rows) {
                return Collections.nCopies(rows, new Outcome.Unknown("an answer that does not name every order"));
            }
            return IntStream.range(0, rows)
                    .mapToObj(index -> row(body.path(index)))
                    .toList();
        }
        return Collections.nCopies(rows, outcome(answer));
    }

    /** An answer that is no order says nothing about ours. */
    private static Outcome row(JsonNode body) {
        long code = Fields.number(body.path("code"), 0);
        if (code < 0) {
            return new Outcome.Refused(Math.toIntExact(code), body.path("msg").asString(""));
        }
        try {
            return new Outcome.Taken(OrderJson.order(body));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            return new Outcome.Unknown("an answer that is no order: " + e.getMessage());
        }
    }

    private static Receipt receipt(Answer answer) {
        return switch (answer) {
            case Answer.Ok _ -> new Receipt.Done();
            case Answer.Refusal refusal -> new Receipt.Refused(refusal.code(), refusal.reason());
            case Answer.Doubt doubt -> new Receipt.Unknown(doubt.cause());
            case Answer.NotSent notSent -> new Receipt.NotSent(notSent.cause());
        };
    }

    /** Our clock is off: the order was refused for it, the next one need not be. */
    private Mono<Outcome> resyncIfLate(Outcome outcome) {
        return resync(List.of(outcome)).thenReturn(outcome);
    }

    private Mono<List<Outcome>> resyncIfLate(List<Outcome> outcomes) {
        return resync(outcomes).thenReturn(outcomes);
    }

    private Mono<Void> resync(Collection<Outcome> outcomes) {
        boolean late = outcomes.stream()
                .anyMatch(outcome -> outcome instanceof Outcome.Refused refused && isLate(refused.code()));
        return late ? clockSync.run().onErrorComplete() : Mono.empty();
    }
}
