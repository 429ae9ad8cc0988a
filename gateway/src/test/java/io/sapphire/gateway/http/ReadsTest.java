package io.sapphire.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Side;
import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.view.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReadsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static FakeCoordinator coordinator;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        coordinator = FakeCoordinator.telling(Story.seeded("run", 11, 120));
        coordinator.tell(story -> story.deny(Side.BUY, "0.05", "60000"));
        gateway = RunningGateway.reading(coordinator, "patience=300ms").caughtUp(coordinator);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        coordinator.close();
    }

    /** The story has decisions, orders and fills of both sides, and one denial. */
    @ParameterizedTest
    @CsvSource({
        "/fills, side=SELL, side, SELL",
        "/orders, side=BUY, side, BUY",
        "/orders, decision=d-2, decisionId, d-2",
        "/fills, decision=d-2, decisionId, d-2",
        "/decisions, side=SHORT, side, SHORT",
    })
    void aFilterLeavesOnlyWhatWasAskedFor(String path, String filter, String field, String value) {
        // What another test told is on its way, perhaps.
        var _ = gateway.caughtUp(coordinator);
        var all = get(path + "?limit=500").required("items");
        var some = get(path + "?limit=500&" + filter).required("items");
        assertThat(some).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(some)
                .allSatisfy(row -> assertThat(row.required(field).asString()).isEqualTo(value));
        long matching = all.valueStream()
                .filter(row -> value.equals(row.required(field).asString()))
                .count();
        assertThat(some).hasSize((int) matching);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders?status=UNKNOWN", "/decisions?outcome=DENIED", "/fills?from=4000000000000000"})
    void aFilterThatNothingMeetsLeavesNothing(String path) {
        assertThat(get(path).required("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/overview",
                "/agents",
                "/agents/trend-momentum",
                "/agents/trend-momentum/scorecard",
                "/denials",
                "/orders/main-1-1",
                "/decisions",
                "/decisions/d-1",
                "/orders",
                "/fills",
                "/positions",
                "/portfolio",
                "/portfolio/equity",
                "/market/BTCUSDT",
                "/market/BTCUSDT/candles",
                "/market/BTCUSDT/marks",
                "/market/BTCUSDT/flow",
                "/market/BTCUSDT/micro",
                "/market/BTCUSDT/funding",
                "/attribution",
                "/reality-gap",
                "/llm/spend",
                "/audit",
                "/runs",
                "/risk",
                "/system",
                "/topology",
                "/facts"
            })
    void everyAnswerSaysOfWhichEventItIs(String path) {
        var answer = get(path);
        assertThat(answer.path("asOfSeq").asLong()).isGreaterThanOrEqualTo(coordinator.lastSequence() - 2);
        assertThat(answer.path("eventTimeUs").asLong()).isGreaterThan(1_700_000_000_000_000L);
    }

    @Test
    void flowIsWhatWasBoughtAndSoldAndAddsUpToTheCandles() {
        var flows = get("/market/BTCUSDT/flow").path("items");
        var candles = get("/market/BTCUSDT/candles").path("items");
        assertThat(flows.size()).isPositive().isLessThanOrEqualTo(candles.size());
        for (int i = 0; i < flows.size(); i++) {
            var flow = flows.get(i);
            assertThat(decimal(flow, "buyVolume").add(decimal(flow, "sellVolume")))
                    .isEqualByComparingTo(decimal(candles.get(i), "volume"));
            assertThat(decimal(flow, "buyVolume").subtract(decimal(flow, "sellVolume")))
                    .isEqualByComparingTo(decimal(flow, "netVolume"));
        }
        assertThat(get("/market/BTCUSDT/flow").path("sidesDerived").asBoolean()).isTrue();
    }

    private static BigDecimal decimal(JsonNode node, String name) {
        return new BigDecimal(node.path(name).asString());
    }

    @Test
    void whatNoAgentMeasuredIsAbsentWithAReason() {
        body("/market/BTCUSDT/micro")
                .jsonPath("$.items")
                .isEmpty()
                .jsonPath("$.itemsReason")
                .isEqualTo("No agent of the run measured this market's flow in this range.");
    }

    @Test
    void auditSaysWhoDidWhatAndCanBeFiltered() {
        coordinator.tell(story -> story.tell(
                new MeshEvent.LimitsChanged("max-order-notional", "500", "400", 2, "anna", "a calmer market")));
        var settled = "&at-least=" + coordinator.lastSequence();
        body("/audit?action=LIMIT" + settled)
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].actor")
                .isEqualTo("anna")
                .jsonPath("$.items[0].old")
                .isEqualTo("500")
                .jsonPath("$.items[0].new")
                .isEqualTo("400")
                .jsonPath("$.items[0].reason")
                .isEqualTo("a calmer market");
        body("/audit?actor=nobody").jsonPath("$.items").isEmpty();
    }

    @Test
    void whoeverHasAnAnswerAlreadyIsNotSentItAgain() {
        var path = "/api/v1/decisions?at=40";
        var tag = gateway.client()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag();
        gateway.client()
                .get()
                .uri(path)
                .header("If-None-Match", Objects.requireNonNull(tag))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void thePastIsWhatWasShownThen() {
        try (var then = FakeCoordinator.telling(Story.seeded("run", 11, 60));
                var shown = RunningGateway.reading(then).caughtUp(then)) {
            for (var path : List.of(
                    "/agents",
                    "/agents/trend-momentum/scorecard",
                    "/decisions",
                    "/orders",
                    "/fills",
                    "/positions",
                    "/portfolio",
                    "/portfolio/equity",
                    "/market/BTCUSDT",
                    "/market/BTCUSDT/candles",
                    "/market/BTCUSDT/flow",
                    "/market/BTCUSDT/funding",
                    "/attribution",
                    "/reality-gap",
                    "/risk",
                    "/audit")) {
                var expected = answer(shown, path);
                var past = answer(gateway, path + "?at=" + then.lastSequence());
                assertThat(withoutAges(past)).as(path).isEqualTo(withoutAges(expected));
            }
        }
    }

    private static JsonNode answer(RunningGateway from, String path) {
        var body = from.client()
                .get()
                .uri("/api/v1" + path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(Objects.requireNonNull(body));
    }

    /** How old a quote is depends on when it is asked. */
    private static JsonNode withoutAges(JsonNode answer) {
        if (answer.path("quote") instanceof ObjectNode quote) {
            quote.remove("feedAgeMs");
        }
        if (answer.path("book") instanceof ObjectNode book) {
            book.remove("ageMs");
        }
        return answer;
    }

    @Test
    void thePastCanBeNamedByVenueTime() {
        var seen = get("/market/BTCUSDT?at=2026-01-05T12:05:00Z");
        assertThat(seen.path("eventTimeUs").asLong()).isEqualTo(Json.micros(Story.end(30)));
        assertThat(seen.path("quote").path("feedAgeMs").asLong()).isBetween(0L, 1_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "0"})
    void aMomentThatIsNoneIsRefused(String moment) {
        gateway.client()
                .get()
                .uri("/api/v1/orders?at=" + moment)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail)).contains("is none of them"));
    }

    @Test
    void scorecardSaysWhatCameOfTheSignals() {
        var markets = get("/agents/trend-momentum/scorecard").path("markets");
        assertThat(markets.size()).isEqualTo(1);
        var card = markets.get(0);
        assertThat(card.path("symbol").asString()).isEqualTo("BTCUSDT");
        long heard = coordinator.log().stream()
                .filter(recorded -> recorded.event() instanceof MeshEvent.SignalReceived(var signal)
                        && signal.agent().value().equals("trend-momentum"))
                .count();
        assertThat(card.path("signals").asLong()).isEqualTo(heard).isPositive();
        assertThat(card.path("outcomes").asLong()).isPositive();
        assertThat(card.path("hitRate").asDouble()).isBetween(0.0, 1.0);
        assertThat(sum(card.path("calibration")))
                .isEqualTo(card.path("outcomes").asLong());
        assertThat(sum(card.path("regimes"))).isEqualTo(card.path("outcomes").asLong());
        assertThat(card.path("horizons").get(0).path("horizonMs").asLong()).isEqualTo(60_000);
        assertThat(card.path("leaveOneOut").path("differed").asLong())
                .isEqualTo(card.path("leaveOneOut").path("decisions").asLong())
                .isPositive();
        assertThat(card.path("leaveOneOut").path("withoutBp").asDouble()).isZero();
        assertThat(card.path("netBp").asDouble())
                .isCloseTo(card.path("grossBp").asDouble() - card.path("costBp").asDouble(), within(1e-9));
    }

    private static long sum(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .mapToLong(row -> row.path("outcomes").asLong())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/agents/nobody/scorecard", "/agents/NO%20BODY/scorecard"})
    void agentThatIsNotThereHasNoScorecard(String path) {
        gateway.client().get().uri("/api/v1" + path).exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource({"/decisions, 7", "/orders, 7", "/fills, 3", "/facts, 50"})
    void pagesNeitherRepeatNorSkipWhileTheRunGoesOn(String path, int limit) {
        var settled = "&at-least=" + coordinator.lastSequence();
        var whole = seqs(get(path + "?limit=500" + settled).path("items"));
        var seen = new ArrayList<Long>();
        var cursor = Optional.of("");
        int number = 200 + limit;
        while (cursor.isPresent() && seen.size() < whole.size()) {
            var page = get(path + "?limit=" + limit
                    + cursor.filter(text -> !text.isEmpty())
                            .map(text -> "&cursor=" + text)
                            .orElse(""));
            seen.addAll(seqs(page.path("items")));
            cursor = Optional.ofNullable(page.path("nextCursor").asString(null));
            int frame = number++;
            coordinator.tell(story -> {
                story.frame(frame, "60000");
                story.trade(frame, "60000", Side.BUY, "0.001");
                story.trade(frame, "60000", Side.SELL, "0.001");
            });
        }
        assertThat(seen).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(seen.subList(0, Math.min(seen.size(), whole.size())))
                .containsExactlyElementsOf(whole.subList(0, Math.min(seen.size(), whole.size())));
        assertThat(seen).hasSizeGreaterThanOrEqualTo(Math.min(whole.size(), 40));
    }

    private static List<Long> seqs(JsonNode items) {
        return items.valueStream()
                .map(item -> item.has("createdSeq")
                        ? item.path("createdSeq").asLong()
                        : item.has("number")
                                ? item.path("number").asLong()
                                : item.path("seq").asLong())
                .toList();
    }

    @Test
    void aRequestWaitsUntilAnEventIsInTheViews() {
        coordinator.tell(story -> story.frame(900, "61000"));
        var market = get("/market/BTCUSDT?at-least=" + coordinator.lastSequence());
        assertThat(market.path("asOfSeq").asLong()).isGreaterThanOrEqualTo(coordinator.lastSequence());
        assertThat(market.path("quote").path("last").asString()).isEqualTo("61000");
    }

    @Test
    void aRequestThatWaitedInVainSaysSo() {
        gateway.client()
                .get()
                .uri("/api/v1/orders?at-least=999999")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("BEHIND");
    }

    @Test
    void moneyIsExactAndCarriesItsCurrency() {
        body("/portfolio")
                .jsonPath("$.deposits")
                .isEqualTo(Map.of("value", "10000", "currency", "USDT"))
                .jsonPath("$.balanced")
                .isEqualTo(true)
                .jsonPath("$.margin")
                .isEmpty();
        var portfolio = get("/portfolio");
        var bridge = portfolio.path("bridge");
        assertThat(amount(bridge, "grossRealised")
                        .add(amount(bridge, "grossOpen"))
                        .add(amount(bridge, "fees"))
                        .add(amount(bridge, "funding"))
                        .add(amount(bridge, "llmCost")))
                .isEqualByComparingTo(amount(bridge, "net"))
                .isEqualByComparingTo(amount(portfolio, "equity").subtract(amount(portfolio, "deposits")));
    }

    private static BigDecimal amount(JsonNode node, String name) {
        return new BigDecimal(node.path(name).path("value").asString());
    }

    @Test
    void oneDecisionComesWithEverythingThatCameOfIt() {
        body("/decisions/d-1")
                .jsonPath("$.decision.id")
                .isEqualTo("d-1")
                .jsonPath("$.decision.votes[0].agentId")
                .isEqualTo("trend-momentum")
                .jsonPath("$.decision.votes[0].confidence")
                .isEqualTo(0.61)
                .jsonPath("$.decision.outcome")
                .isEqualTo("FILLED")
                .jsonPath("$.orders[0].reduceOnly")
                .isEqualTo(false)
                .jsonPath("$.orders[0].life[2].stage")
                .isEqualTo("FILLED")
                .jsonPath("$.fills[0].id")
                .isEqualTo("BTCUSDT-1")
                .jsonPath("$.checks[0].id")
                .isEqualTo("quorum")
                .jsonPath("$.signals[0].evidence[0].value")
                .isEqualTo(1.84);
    }

    @Test
    void marksShowWhatWeDidOldestFirst() {
        var kinds = get("/market/BTCUSDT/marks")
                .path("items")
                .valueStream()
                .map(mark -> mark.path("kind").asString())
                .distinct()
                .toList();
        assertThat(kinds).contains("DECISION", "FILL", "DENIAL");
        assertThat(get("/risk").path("denials").get(0).path("text").asString())
                .isEqualTo("POSITION_NOTIONAL: 2100 USDT against a limit of 2000 USDT");
    }

    @Test
    void shortListsComeInPartsToo() {
        for (var path : List.of("/agents", "/positions")) {
            var whole = get(path).path("items");
            var first = get(path + "?limit=1");
            assertThat(first.path("items").size()).isEqualTo(Math.min(1, whole.size()));
            assertThat(first.path("nextCursor").isNull()).isEqualTo(whole.size() <= 1);
        }
    }

    @Test
    void theOverviewFeedsTheWholePage() {
        body("/overview")
                .jsonPath("$.system.run.mode")
                .isEqualTo("PAPER")
                .jsonPath("$.system.health.items[0].id")
                .isEqualTo("coordinator")
                .jsonPath("$.risk.state")
                .isEqualTo("ACTIVE")
                .jsonPath("$.portfolio.equity.currency")
                .isEqualTo("USDT")
                .jsonPath("$.markets[0].info.bookDerived")
                .isEqualTo(true)
                .jsonPath("$.agents[0].lastSignal.side")
                .exists()
                .jsonPath("$.facts[0].row.seq")
                .exists()
                .jsonPath("$.decisions.length()")
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/decisions/d-0|404|There is no decision 'd-0'.",
                "/decisions/<script>|404|There is no decision '?script?'.",
                "/market/DOGEUSDT|404|There is no market 'DOGEUSDT' in this run.",
                "/market/x|404|There is no market 'x'.",
                "/nothing|404|There is nothing at this address.",
                "/orders?limit=0|400|Parameter limit must be a whole number from 1 to 500.",
                "/orders?limit=501|400|Parameter limit must be a whole number from 1 to 500.",
                "/orders?limit=x|400|Parameter limit must be a whole number from 1 to 500.",
                "/orders?cursor=abc|400|Parameter cursor must be the nextCursor of an answer.",
                "/orders?cursor=NSBvdGhlcg|400|The cursor belongs to another run; begin again without it.",
                "/orders?symbol=btc|400|Parameter symbol must be 2 to 20 capital letters or digits.",
                "/orders?at=yesterday|400|Parameter at must be a sequence, or venue time such as 2026-01-05T12:00:00Z.",
                "/orders?when=12|400|There is no parameter 'when' here.",
                "/facts?kind=prices|400|Parameter kind must be of [agent, control, decision, denial, fill, order,"
                        + " position, risk, run].",
                "/market/BTCUSDT/candles?interval=2m|400|Parameter interval must be 1m, 5m, 15m, 1h or 4h.",
                "/portfolio/equity?from=-1|400|Parameter from must be a whole number from 0 to 9000000000000000."
            })
    void whatCannotBeAnsweredIsSaidInOneSentence(String path, int status, String sentence) {
        gateway.client()
                .get()
                .uri("/api/v1" + path)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo(sentence)
                .jsonPath("$.status")
                .isEqualTo(status);
    }

    private static BodyContentSpec body(String path) {
        return gateway.client()
                .get()
                .uri("/api/v1" + path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private static JsonNode get(String path) {
        return JSON.readTree(Objects.requireNonNull(body(path).returnResult().getResponseBody()));
    }
}
