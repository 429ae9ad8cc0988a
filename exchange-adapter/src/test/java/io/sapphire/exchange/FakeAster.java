package io.sapphire.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/**
 * One market at a venue that does nothing but what it is told, over real sockets. Every step brings a trade and a change of
 * the book; orders fill whole in the step after the one they came in.
 */
final class FakeAster implements AutoCloseable {
    static final Instant START = Instant.parse("2013-11-26T00:00:00Z");
    static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int LAST_STEP = 8;

    private final DisposableServer server;
    private final Sinks.Many<String> market = Sinks.many().multicast().directBestEffort();
    private final Sinks.Many<String> user = Sinks.many().multicast().directBestEffort();
    private final List<Connection> marketConnections = new CopyOnWriteArrayList<>();
    private final List<Connection> userConnections = new CopyOnWriteArrayList<>();
    private final List<String> trades = new ArrayList<>();
    private final List<String> fills = new ArrayList<>();
    private final Map<String, FakeOrder> orders = new ConcurrentHashMap<>();
    private final boolean lockStep;
    private Optional<String> storedAnswer = Optional.empty();
    private final AtomicInteger requests = new AtomicInteger();
    private int step;
    private long marketSequence;
    private long userSequence;
    volatile boolean cutMarketInNextStep;
    volatile boolean cutUserInNextStep;
    volatile int refuseWith;
    volatile List<String> markets = List.of("BTCUSDT");

    /** @param status in the venue's words */
    private record FakeOrder(String id, long number, String side, String quantity, String status) {}

    FakeAster(boolean lockStep) {
        this.lockStep = lockStep;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.ws("/stream", (in, out) -> join(in, out, market, marketConnections))
                        .ws("/ws/{key}", (in, out) -> join(in, out, user, userConnections))
                        .route(_ -> true, this::handle))
                .bindNow();
    }

    String address() {
        return "127.0.0.1:" + server.port();
    }

    int step() {
        return step;
    }

    int requests() {
        return requests.get();
    }

    List<String> orderIds() {
        return orders.keySet().stream().sorted().toList();
    }

    void cut() {
        marketConnections.forEach(Connection::dispose);
        userConnections.forEach(Connection::dispose);
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private static Publisher<Void> join(
            WebsocketInbound in, WebsocketOutbound out, Sinks.Many<String> messages, List<Connection> connections) {
        in.withConnection(connections::add);
        return out.sendString(messages.asFlux(), StandardCharsets.UTF_8)
                .then()
                .or(in.receive().then());
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        var _ = requests.incrementAndGet();
        return request.receive().aggregate().asString().defaultIfEmpty("").flatMap(body -> {
            var parameters =
                    parameters(request.uri().contains("?") ? request.uri().split("\\?", 2)[1] : body);
            var path = request.method().name() + " " + request.path();
            return Mono.fromCallable(() -> answer(path, parameters, body))
                    .flatMap(answer -> response.status(answer.startsWith("{\"code\":-") ? 400 : 200)
                            .sendString(Mono.just(answer))
                            .then());
        });
    }

    private static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&"))
                .filter(pair -> pair.contains("="))
                .collect(Collectors.toMap(
                        pair -> pair.split("=", 2)[0],
                        pair -> URLDecoder.decode(pair.split("=", 2)[1], StandardCharsets.UTF_8),
                        (one, _) -> one));
    }

    private synchronized String answer(String path, Map<String, String> parameters, String body) {
        if (refuseWith != 0 && parameters.containsKey("signature")) {
            return "{\"code\":" + refuseWith + ",\"msg\":\"Signature for this request is not valid.\"}";
        }
        return switch (path) {
            case "GET fapi/v3/time" -> "{\"serverTime\":" + now() + "}";
            case "GET fapi/v3/exchangeInfo" ->
                "{\"symbols\":[{\"symbol\":\"BTCUSDT\",\"filters\":[{\"filterType\":\"PRICE_FILTER\",\"tickSize\":\"0.01\"},"
                    + "{\"filterType\":\"LOT_SIZE\",\"stepSize\":\"0.001\"},"
                    + "{\"filterType\":\"MIN_NOTIONAL\",\"notional\":\"5\"}]}]}";
            case "GET fapi/v3/commissionRate" ->
                "{\"makerCommissionRate\":\"0.0002\",\"takerCommissionRate\":\"0.0004\"}";
            case "GET fapi/v3/depth" ->
                "{\"lastUpdateId\":" + step + ",\"T\":" + now() + ",\"bids\":[[\"100\",\"" + (step + 1)
                        + "\"]],\"asks\":[[\"101\",\"1\"]]}";
            case "GET fapi/v3/aggTrades" -> "[" + tradesFrom(parameters) + "]";
            case "GET fapi/v3/premiumIndex" ->
                "{\"markPrice\":\"100.5\",\"lastFundingRate\":\"0.0001\",\"nextFundingTime\":1385452800000}";
            case "POST fapi/v3/listenKey" -> "{\"listenKey\":\"secret\"}";
            case "GET fapi/v3/openOrders" ->
                orders.values().stream()
                        .filter(order -> order.status().equals("NEW"))
                        .map(this::row)
                        .collect(Collectors.joining(",", "[", "]"));
            case "GET fapi/v3/userTrades" -> fillsFrom(parameters);
            case "GET fapi/v3/positionSide/dual" -> "{\"dualSidePosition\":false}";
            case "GET fapi/v3/income" -> "[]";
            case "GET fapi/v3/balance" -> "[{\"asset\":\"USDT\",\"balance\":\"1000\"}]";
            case "GET fapi/v3/positionRisk" ->
                "[{\"symbol\":\"BTCUSDT\",\"positionAmt\":\"" + fills.size()
                        + "\",\"leverage\":\"20\",\"marginType\":\"isolated\"}]";
            // As Aster.Net has seen it: a list, where the documentation shows an object.
            case "GET fapi/v3/leverageBracket" ->
                "[{\"symbol\":\"BTCUSDT\",\"brackets\":[{\"bracket\":1,\"initialLeverage\":75,\"notionalCap\":10000,"
                        + "\"notionalFloor\":0,\"maintMarginRatio\":0.0065,\"cum\":0.0}]}]";
            case "GET fapi/v3/order" ->
                orders.containsKey(parameters.getOrDefault("origClientOrderId", ""))
                        ? row(order(parameters.getOrDefault("origClientOrderId", "")))
                        : "{\"code\":-2013,\"msg\":\"Order does not exist.\"}";
            case "POST fapi/v3/order" -> place(parameters);
            case "GET admin/run" -> run();
            case "POST admin/step" -> step(Integer.parseInt(body.replaceAll("\\D", "")));
            default -> "{\"code\":-1000,\"msg\":\"no " + path + "\"}";
        };
    }

    private FakeOrder order(String id) {
        return Optional.ofNullable(orders.get(id)).orElseThrow();
    }

    private String place(Map<String, String> parameters) {
        var id = parameters.getOrDefault("newClientOrderId", "");
        var order = new FakeOrder(
                id,
                orders.size() + 1,
                parameters.getOrDefault("side", ""),
                parameters.getOrDefault("quantity", ""),
                "NEW");
        if (orders.put(id, order) != null) {
            throw new AssertionError("order " + id + " was sent twice");
        }
        return row(order);
    }

    private String row(FakeOrder order) {
        return "{\"orderId\":\"" + order.number() + "\",\"clientOrderId\":\"" + order.id()
                + "\",\"symbol\":\"BTCUSDT\",\"side\":\"" + order.side() + "\",\"type\":\"MARKET\",\"origQty\":\""
                + order.quantity() + "\",\"executedQty\":\"" + (order.status().equals("NEW") ? "0" : order.quantity())
                + "\",\"status\":\"" + order.status() + "\",\"updateTime\":" + now() + "}";
    }

    private String tradesFrom(Map<String, String> parameters) {
        long start = Long.parseLong(parameters.getOrDefault("startTime", "0"));
        long first = Math.max(0, (start - START.toEpochMilli()) / INTERVAL.toMillis());
        return trades.stream().skip(first).collect(Collectors.joining(","));
    }

    private String fillsFrom(Map<String, String> parameters) {
        long first = Math.max(1, Long.parseLong(parameters.getOrDefault("fromId", "1")));
        return fills.stream().skip(first - 1).collect(Collectors.joining(",", "[", "]"));
    }

    private String run() {
        return "{\"seed\":7,\"lockStep\":" + lockStep + ",\"step\":" + step + ",\"venueTime\":" + now()
                + ",\"tradingStart\":" + START.toEpochMilli() + ",\"ended\":" + (step > LAST_STEP)
                + markets.stream()
                        .map(symbol ->
                                "{\"symbol\":\"" + symbol + "\",\"origin\":\"made up\",\"frameIntervalMs\":10000}")
                        .collect(Collectors.joining(",", ",\"markets\":[", "],"))
                + lastSequence() + "}";
    }

    private String lastSequence() {
        return "\"lastSeq\":{\"market\":" + marketSequence + ",\"user\":" + userSequence + "}";
    }

    private String step(int completed) {
        if (completed == step) {
            step++;
            if (step <= LAST_STEP) {
                pushMarket();
                pushUser();
            }
            boolean ended = step > LAST_STEP;
            storedAnswer = Optional.of("{\"step\":" + step + ",\"venueTime\":" + now() + ",\"frames\":["
                    + (ended ? "" : "\"BTCUSDT\"") + "]," + lastSequence() + ",\"ended\":" + ended + "}");
        }
        return storedAnswer.orElseThrow();
    }

    /** A trade and a change of the book; if it is cut, only the trade arrives. */
    private void pushMarket() {
        long time = now() - 4_000;
        var trade = "\"a\":" + step + ",\"p\":\"100\",\"q\":\"" + step + "\",\"T\":" + time + ",\"m\":false";
        trades.add("{" + trade + "}");
        push(market, "{\"e\":\"aggTrade\",\"s\":\"BTCUSDT\"," + trade + ",\"simSeq\":" + ++marketSequence + "}");
        if (cutMarketInNextStep) {
            cutMarketInNextStep = false;
            marketConnections.forEach(Connection::dispose);
        }
        push(
                market,
                "{\"stream\":\"btcusdt@depth\",\"data\":{\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":" + (step - 1)
                        + ",\"u\":" + step + ",\"pu\":" + (step - 1) + ",\"T\":" + (time + 1)
                        + ",\"b\":[[\"100\",\"" + (step + 1) + "\"]],\"a\":[],\"simSeq\":" + ++marketSequence + "}}");
    }

    private void pushUser() {
        if (cutUserInNextStep) {
            cutUserInNextStep = false;
            userConnections.forEach(Connection::dispose);
        }
        orders.values().stream().filter(order -> order.status().equals("NEW")).forEach(this::fill);
    }

    private void fill(FakeOrder order) {
        orders.put(order.id(), new FakeOrder(order.id(), order.number(), order.side(), order.quantity(), "FILLED"));
        long trade = fills.size() + 1;
        fills.add("{\"id\":" + trade + ",\"orderId\":" + order.number() + ",\"symbol\":\"BTCUSDT\",\"side\":\""
                + order.side() + "\",\"price\":\"101\",\"qty\":\"" + order.quantity()
                + "\",\"commission\":\"0.04\",\"maker\":false,\"time\":" + (now() - 3_000) + "}");
        push(
                user,
                "{\"e\":\"ORDER_TRADE_UPDATE\",\"T\":" + (now() - 3_000) + ",\"o\":{\"s\":\"BTCUSDT\",\"c\":\""
                        + order.id() + "\",\"S\":\"" + order.side() + "\",\"o\":\"MARKET\",\"q\":\"" + order.quantity()
                        + "\",\"x\":\"TRADE\",\"X\":\"FILLED\",\"i\":" + order.number() + ",\"l\":\""
                        + order.quantity() + "\",\"z\":\"" + order.quantity() + "\",\"L\":\"101\",\"n\":\"0.04\",\"t\":"
                        + trade + "},\"simSeq\":" + ++userSequence + "}");
    }

    private static void push(Sinks.Many<String> messages, String message) {
        var _ = messages.tryEmitNext(message);
    }

    private long now() {
        return START.plus(INTERVAL.multipliedBy(Math.min(step, LAST_STEP))).toEpochMilli();
    }
}
