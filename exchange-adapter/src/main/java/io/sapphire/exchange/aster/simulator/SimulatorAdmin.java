package io.sapphire.exchange.aster.simulator;

import io.netty.handler.codec.http.HttpMethod;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.simulator.RunInfo.SimulatedMarket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a simulator where its run stands and for the next step. Both may be asked again: the answer is the same. */
public final class SimulatorAdmin {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OK = 200;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TRIES = 40;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final HttpClient http;
    private final Scheduler timer;

    public SimulatorAdmin(String baseUrl, LoopResources loops, Scheduler timer) {
        this.http = HttpClient.create().runOn(loops).baseUrl(baseUrl);
        this.timer = timer;
    }

    public Mono<RunInfo> run() {
        return ask(HttpMethod.GET, "/admin/run", "").map(SimulatorAdmin::run);
    }

    /**
     * Ends a step. A paced step takes as long as it takes; a simulator that is away is waited for.
     *
     * @throws IllegalStateException through the mono, if the simulator is at another step
     */
    public Mono<StepAnswer> step(long completed) {
        return ask(HttpMethod.POST, "/admin/step", "{\"completed\":" + completed + "}")
                .retryWhen(Retry.backoff(TRIES, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .scheduler(timer)
                        .filter(failure -> !(failure instanceof IllegalStateException))
                        .onRetryExhaustedThrow((_, last) -> last.failure()))
                .map(SimulatorAdmin::step);
    }

    private Mono<JsonNode> ask(HttpMethod method, String path, String body) {
        return http.request(method)
                .uri(path)
                .send(ByteBufMono.fromString(Mono.just(body)))
                .responseSingle((response, content) -> content.asByteArray()
                        .map(bytes -> read(response.status().code(), bytes)));
    }

    private static JsonNode read(int status, byte[] body) {
        if (status >= FIRST_SERVER_ERROR) {
            // It stumbled over a connection that was lost; the same question has the same answer.
            throw new UncheckedIOException(new IOException("the simulator answers HTTP " + status));
        }
        var answer = JSON.readTree(body);
        if (status != OK) {
            throw new IllegalStateException(
                    "the simulator says: " + answer.path("msg").asString(""));
        }
        return answer;
    }

    private static RunInfo run(JsonNode body) {
        var markets = new ArrayList<SimulatedMarket>();
        body.path("markets").forEach(market -> markets.add(market(market)));
        return new RunInfo(
                body.path("seed").asLong(),
                body.path("lockStep").asBoolean(),
                body.path("step").asLong(),
                Fields.time(body.path("venueTime")),
                Fields.time(body.path("tradingStart")),
                body.path("ended").asBoolean(),
                markets,
                last(body));
    }

    private static SimulatedMarket market(JsonNode body) {
        return new SimulatedMarket(
                new Symbol(body.path("symbol").asString()),
                body.path("origin").asString(""),
                Duration.ofMillis(body.path("frameIntervalMs").asLong()),
                body.path("sidesDerived").asBoolean(),
                body.path("bookDerived").asBoolean(),
                Duration.ofMillis(body.path("shiftMs").asLong(0)));
    }

    private static StepAnswer step(JsonNode body) {
        return new StepAnswer(
                body.path("step").asLong(),
                Fields.time(body.path("venueTime")),
                symbols(body.path("frames")),
                last(body),
                body.path("ended").asBoolean());
    }

    private static List<Symbol> symbols(JsonNode names) {
        var symbols = new ArrayList<Symbol>();
        names.forEach(name -> symbols.add(new Symbol(name.asString())));
        symbols.sort(null);
        return symbols;
    }

    private static LastSequence last(JsonNode body) {
        var last = body.path("lastSeq");
        return new LastSequence(last.path("market").asLong(), last.path("user").asLong());
    }
}
