package io.sapphire.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.market.Money;
import io.sapphire.simulator.CanIgnoreReturnValue;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.UserFact;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.ledger.Ledger;
import io.sapphire.simulator.market.FundingRates;
import io.sapphire.simulator.run.Audience;
import io.sapphire.simulator.run.Pace;
import io.sapphire.simulator.run.RunSettings;
import io.sapphire.simulator.run.VenueRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays a whole week. Orders that ended in vain are forgotten after a week; those that traded are not. */
@Tag("slow")
class ForgottenOrdersTest {
    private static final String LIMIT =
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=600&newClientOrderId=";
    private static final String MARKET = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1&newClientOrderId=";

    @TempDir
    private Path directory;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void onlyWhatTradedIsRememberedLongerThanAWeek() {
        try (var ledger = Ledger.open(directory)) {
            var run = run(ledger);
            place(run, MARKET + "traded");
            place(run, LIMIT + "cancelled");
            place(run, LIMIT + "open");
            pass(run, Duration.ofSeconds(5));
            ask(run, "DELETE", "order", "symbol=BTCUSDT&origClientOrderId=cancelled");
            pass(run, Duration.ofDays(7).minusSeconds(10));
            assertThat(all(run)).contains("traded", "cancelled", "open");
            pass(run, Duration.ofSeconds(10));
            assertThat(all(run)).contains("traded", "open").doesNotContain("cancelled");
            assertThat(ask(run, "GET", "order", "symbol=BTCUSDT&origClientOrderId=traded"))
                    .contains("FILLED");
            assertThatThrownBy(() -> ask(run, "GET", "order", "symbol=BTCUSDT&origClientOrderId=cancelled"))
                    .isInstanceOf(RequestException.class)
                    .hasMessageStartingWith("-2013");
        }
    }

    private VenueRun run(Ledger ledger) {
        var settings = new RunSettings(1, Money.of("10000"), Duration.ZERO, Pace.of("1"), false, FundingRates.USUAL);
        var markets = Markets.open(List.of(MarketFile.bundled()));
        var run = new VenueRun(settings, markets, ledger, new Nobody(), nanos::get);
        run.heard();
        while (run.venue().now().isBefore(markets.tradingStart())) {
            run.tick();
        }
        return run;
    }

    private void pass(VenueRun run, Duration duration) {
        nanos.addAndGet(duration.toNanos());
        run.tick();
    }

    private static void place(VenueRun run, String order) {
        assertThat(ask(run, "POST", "order", order)).contains("NEW");
    }

    private static String all(VenueRun run) {
        return ask(run, "GET", "allOrders", "symbol=BTCUSDT");
    }

    @CanIgnoreReturnValue
    private static String ask(VenueRun run, String method, String path, String parameters) {
        var routes = List.<Endpoints>of(new OrderEndpoints(run), new OrderQueries(run)).stream()
                .flatMap(endpoints -> endpoints.routes().stream());
        var route = routes.filter(
                        each -> each.method().equals(method) && each.path().equals(Route.PREFIX + path))
                .findFirst()
                .orElseThrow();
        if (route.handler() instanceof Route.Handler.Signed signed) {
            return new String(
                    signed.writer().answer(new Parameters(parameters), 1).body(), StandardCharsets.UTF_8);
        }
        throw new AssertionError(path);
    }

    private record Nobody() implements Audience {

        @Override
        public void onMarket(long sequence, MarketFact fact) {}

        @Override
        public void onUser(long sequence, UserFact fact) {}

        @Override
        public boolean isBehind() {
            return false;
        }
    }
}
