package io.sapphire.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.limit.BanMemory;
import io.sapphire.exchange.aster.limit.Limits;
import io.sapphire.exchange.aster.rest.RequestSigner;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.aster.signing.NonceFloor;
import io.sapphire.exchange.aster.signing.NonceSource;
import io.sapphire.exchange.aster.signing.SigningDomain;
import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.exchange.marketdata.CandleInterval;
import io.sapphire.exchange.marketdata.FundingSettlement;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.resources.LoopResources;
import reactor.test.StepVerifier;

/** A venue with 2,500 minutes of candles and three settlements, a thousand rows a page at most. */
class AsterHistoryTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));
    private static final Symbol BITCOIN = new Symbol("BTCUSDT");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long MINUTE = 60_000;
    private static final int PAGE = 1_000;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final LoopResources loops = LoopResources.create("test", 1, true);
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> response.sendString(Mono.just(answer(request))))
            .bindNow();

    private String answer(HttpServerRequest request) {
        asked.add(request.uri());
        return switch (request.path()) {
            case "fapi/v3/klines" -> candles(number(request.uri(), "startTime"), number(request.uri(), "endTime"));
            case "fapi/v3/fundingRate" ->
                "[{\"symbol\":\"BTCUSDT\",\"fundingRate\":\"-0.00012\",\"fundingTime\":" + START.toEpochMilli() + "}]";
            case "fapi/v3/premiumIndex" ->
                "{\"markPrice\":\"100.5\",\"indexPrice\":\"100.25\",\"lastFundingRate\":\"0.0001\","
                        + "\"nextFundingTime\":1767254400000,\"time\":1767225600000}";
            case "fapi/v3/fundingInfo" ->
                "[{\"symbol\":\"BTCUSDT\",\"fundingIntervalHours\":4,\"fundingFeeCap\":0.02,\"fundingFeeFloor\":-0.02}]";
            default -> "[]";
        };
    }

    private static String candles(long from, long to) {
        long first = Math.ceilDiv(from - START.toEpochMilli(), MINUTE);
        long last = Math.min(2_500, (to - START.toEpochMilli()) / MINUTE + 1);
        return LongStream.range(first, Math.min(first + PAGE, last))
                .mapToObj(number -> "[" + (START.toEpochMilli() + number * MINUTE) + ",\"100\",\"102\",\"99\",\""
                        + (100 + number) + "\",\"1.5\",0,\"150\",7,\"1\",\"100\",\"0\"]")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static long number(String uri, String name) {
        var rest = uri.substring(uri.indexOf(name + "=") + name.length() + 1);
        return Long.parseLong(rest.split("&")[0]);
    }

    @AfterEach
    void stop() {
        server.disposeNow();
        loops.dispose();
    }

    @Test
    void candlesComePageByPageWithoutAGapOrARepetition() {
        var to = START.plus(Duration.ofMinutes(2_400));
        StepVerifier.create(history().candles(BITCOIN, CandleInterval.MINUTE, START, to))
                .assertNext(candles -> {
                    assertThat(candles).hasSize(2_400);
                    for (int i = 0; i < candles.size(); i++) {
                        assertThat(candles.get(i).start()).isEqualTo(START.plus(Duration.ofMinutes(i)));
                        assertThat(candles.get(i).close()).isEqualTo(Price.of(Integer.toString(100 + i)));
                    }
                })
                .verifyComplete();
        assertThat(asked).hasSize(3);
    }

    @Test
    void whatIsNotOverYetHasNoMoreThanThereIs() {
        var to = START.plus(Duration.ofMinutes(5_000));
        StepVerifier.create(history().candles(BITCOIN, CandleInterval.MINUTE, START, to))
                .assertNext(candles -> assertThat(candles).hasSize(2_500))
                .verifyComplete();
    }

    @Test
    void tooManyCandlesAreRefusedBeforeAnythingIsAsked() {
        var to = START.plus(Duration.ofMinutes(10_001));
        StepVerifier.create(history().candles(BITCOIN, CandleInterval.MINUTE, START, to))
                .verifyErrorMessage("from 2026-01-01T00:00:00Z to 2026-01-07T22:41:00Z are more than 10000 candles");
        assertThat(asked).isEmpty();
    }

    @Test
    void settlementsHaveTheirRates() {
        StepVerifier.create(history().funding(BITCOIN, START, START.plus(Duration.ofDays(1))))
                .expectNext(List.of(new FundingSettlement(Rate.of("-0.00012"), START)))
                .verifyComplete();
        assertThat(asked.getFirst()).contains("endTime=" + (START.plus(Duration.ofDays(1)).toEpochMilli() - 1));
    }

    @Test
    void theMarkComesWithTheTermsOfItsFunding() {
        StepVerifier.create(history().mark(BITCOIN))
                .assertNext(mark -> {
                    assertThat(mark.mark()).isEqualTo(Price.of("100.5"));
                    assertThat(mark.indexE8()).isEqualTo(10_025_000_000L);
                    assertThat(mark.fundingInterval()).isEqualTo(Duration.ofHours(4));
                    assertThat(mark.nextFunding()).isEqualTo(Instant.ofEpochMilli(1_767_254_400_000L));
                })
                .verifyComplete();
    }

    private AsterHistory history() {
        var key = VenueSigner.generate(new SecureRandom());
        var signer = new RequestSigner(key, new SigningDomain(1666), new NonceSource(CLOCK, NonceFloor.none()), "");
        var timer = Schedulers.parallel();
        var limits = new Limits(90, CLOCK, timer, CLOCK, BanMemory.none(), new SecureRandom());
        return new AsterHistory(new RestClient(
                "http://127.0.0.1:" + server.port(), signer, limits, loops, timer, RestClient.PATIENCE));
    }
}
