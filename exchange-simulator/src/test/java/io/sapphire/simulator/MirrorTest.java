package io.sapphire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.simulator.market.RecordingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A venue that follows another one: here a second simulator, which stands still while nobody steps it. */
class MirrorTest {
    private static final String DEPTH = "/fapi/v3/depth?symbol=SYNTHUSDT&limit=1000";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @TempDir
    private Path ledgers;

    private TestVenue upstream;
    private TestVenue paper;
    private long steps;

    @BeforeEach
    void start() {
        upstream = TestVenue.synthetic(ledgers.resolve("upstream"), 0);
        play(3);
        paper = new TestVenue(ledgers.resolve("paper"), upstream.port());
        awaitSameBook();
    }

    @AfterEach
    void stop() {
        paper.close();
        upstream.close();
    }

    @Test
    void ordersOnPaperTradeAgainstTheMarketThatIsFollowed() {
        play(2);
        awaitSameBook();
        var best = book(upstream).path("asks").path(0);
        order("side=BUY&type=MARKET&quantity=0.01");
        await(() -> paper.state().path("fills").size() == 1);
        assertThat(paper.state().path("fills").path(0).path("price")).isEqualTo(best.path(0));
        assertThat(upstream.state().path("fills")).isEmpty();
    }

    @Test
    void rulesMarkAndFundingAreThoseOfTheMarketThatIsFollowed() {
        assertThat(filters(paper)).isEqualTo(filters(upstream));
        play(2);
        var premium = upstream.get("/fapi/v3/premiumIndex?symbol=SYNTHUSDT").body();
        await(() -> premium(paper).path("markPrice").equals(premium.path("markPrice")));
        assertThat(premium(paper).path("nextFundingTime")).isEqualTo(premium.path("nextFundingTime"));
        assertThat(premium(paper).path("lastFundingRate")).isEqualTo(premium.path("lastFundingRate"));
        var run = paper.run();
        assertThat(run.path("live").asBoolean()).isTrue();
        assertThat(run.path("markets").path(0).path("origin").asString())
                .isEqualTo("live from http://127.0.0.1:" + upstream.port() + ", fills simulated");
    }

    @Test
    void aGapIsHealedByAnotherSnapshot() {
        upstream.fault("{\"mode\":\"market.drop\",\"event\":\"depthUpdate\",\"nth\":3,\"times\":5}");
        play(5);
        awaitSameBook();
        assertThat(paper.run().path("markets").path(0).has("trouble")).isFalse();
    }

    @Test
    void aConnectionThatIsLostIsMadeAgain() {
        upstream.fault("{\"mode\":\"market.disconnect\",\"how\":\"reset\"}");
        play(3);
        awaitSameBook();
        play(1);
        awaitSameBook();
    }

    @Test
    void whileTheOtherVenueIsAwayNothingTradesAndItIsSaid() {
        int port = upstream.port();
        upstream.close();
        await(() -> trouble().startsWith("The streams of http://127.0.0.1:" + port + " are away ("));
        assertThat(trouble()).endsWith("): the books are empty and nothing trades until they are back.");
        await(() -> book(paper).path("asks").isEmpty() && book(paper).path("bids").isEmpty());
        order("side=BUY&type=MARKET&quantity=0.01");
        await(() -> paper.state().path("orders").path(0).path("status").asString().equals("EXPIRED"));
        assertThat(paper.state().path("fills")).isEmpty();

        upstream = TestVenue.synthetic(ledgers.resolve("upstream"), port);
        play(1);
        awaitSameBook();
        assertThat(trouble()).isEmpty();
    }

    @Test
    void whatCannotBeFollowedIsNamed() {
        assertThatThrownBy(() -> new TestVenue(ledgers.resolve("other"), 1))
                .isInstanceOf(RecordingException.class)
                .hasMessageStartingWith("http://127.0.0.1:1 cannot be followed: ");
        assertThatThrownBy(() -> new TestVenue(ledgers.resolve("upstream-too"), upstream.port(), "NOSUCHUSDT"))
                .hasMessage("http://127.0.0.1:" + upstream.port() + " does not list NOSUCHUSDT");
    }

    @Test
    void aRunOnItIsNotGoneOnWith() {
        paper.close();
        assertThatThrownBy(() -> new TestVenue(ledgers.resolve("paper"), upstream.port()))
                .hasMessage("a market that trades now went on without this venue, so the ledger cannot be continued:"
                        + " use an empty ledger directory");
    }

    private void play(int frames) {
        for (int i = 0; i < frames; i++) {
            assertThat(upstream.step(steps++).status()).isEqualTo(200);
        }
    }

    private void order(String parameters) {
        paper.synchronise();
        assertThat(paper.signed("POST", "order", "symbol=SYNTHUSDT&" + parameters)
                        .status())
                .isEqualTo(200);
    }

    private String trouble() {
        return paper.run().path("markets").path(0).path("trouble").asString("");
    }

    private void awaitSameBook() {
        await(() -> {
            var there = book(upstream);
            var here = book(paper);
            return !there.path("asks").isEmpty()
                    && there.path("asks").equals(here.path("asks"))
                    && there.path("bids").equals(here.path("bids"));
        });
    }

    private static JsonNode book(TestVenue venue) {
        return venue.get(DEPTH).body();
    }

    private static JsonNode premium(TestVenue venue) {
        return venue.get("/fapi/v3/premiumIndex?symbol=SYNTHUSDT").body();
    }

    private static JsonNode filters(TestVenue venue) {
        return venue.get("/fapi/v3/exchangeInfo").body().path("symbols").path(0).path("filters");
    }

    /** The two venues talk in their own time: what is waited for is asked for again. */
    private static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
            pause();
        }
    }

    private static void pause() {
        try {
            assertThat(NEVER.await(20, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
