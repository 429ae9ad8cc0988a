package io.sapphire.local.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.PositionSide;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SelfTrade;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.local.Await;
import io.sapphire.local.SyntheticMarket;
import io.sapphire.simulator.Simulator;
import io.sapphire.simulator.SimulatorApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import reactor.core.publisher.Mono;

/** With nothing but the key and the network, against the simulator on its own clock. */
class PanicTest {
    private static final Symbol BTC = new Symbol("BTCUSDT");
    private static final Symbol ETH = new Symbol("ETHUSDT");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final HttpClient listener = HttpClient.newHttpClient();

    @AfterEach
    void hangUp() {
        listener.shutdownNow();
    }

    @Test
    void entriesGoFirstThenPositionsThenTheirStopsAndNothingIsLeft() throws Exception {
        var key = home.resolve("signer.key");
        VenueSigner.generate(new SecureRandom()).writeTo(key);
        try (var simulator = simulator(key)) {
            var address = "127.0.0.1:" + simulator.getBean(Simulator.class).port();
            var rest = "http://" + address;
            listen(address);
            holdAPosition(rest, key);
            var panic = new Panic(Map.of(), new PrintStream(out, true), InstantSource.system());
            int exit = new CommandLine(panic).execute("--rest", rest, "--key-file", key.toString());
            assertThat(exit).as(out.toString()).isZero();
            assertThat(new CommandLine(panic).execute("--rest", rest, "--key-file", key.toString()))
                    .isZero();
        }
        assertThat(out.toString().lines())
                .containsExactly(
                        "cancel   BTCUSDT rests: taken",
                        "close    BTCUSDT SELL 0.01: taken",
                        "cancel   BTCUSDT stop: taken",
                        "Nothing is left: no order, no position.",
                        "Nothing is left: no order, no position.");
    }

    /** Netted, a long and a short of one market look like nothing: each leg is closed by itself, in every market. */
    @Test
    void bothLegsOfAHedgedAccountAreClosedInEveryMarket() throws Exception {
        var key = home.resolve("signer.key");
        VenueSigner.generate(new SecureRandom()).writeTo(key);
        try (var simulator = simulator(key)) {
            var address = "127.0.0.1:" + simulator.getBean(Simulator.class).port();
            var rest = "http://" + address;
            listen(address);
            hedge(rest, key);
            var panic = new Panic(Map.of(), new PrintStream(out, true), InstantSource.system());
            assertThat(new CommandLine(panic).execute("--rest", rest, "--key-file", key.toString()))
                    .as(out.toString())
                    .isZero();
        }
        assertThat(out.toString().lines())
                .containsExactlyInAnyOrder(
                        "close    BTCUSDT LONG SELL 0.01: taken",
                        "close    BTCUSDT SHORT BUY 0.01: taken",
                        "close    ETHUSDT LONG SELL 0.01: taken",
                        "cancel   BTCUSDT stop: taken",
                        "Nothing is left: no order, no position.");
    }

    private void hedge(String rest, Path key) throws Exception {
        try (var line = new VenueLine(Network.at(rest), VenueSigner.fromFile(key), "", InstantSource.system())) {
            line.setClock();
            var _ = line.ask(line.rest().post("/fapi/v3/positionSide/dual", Parameters.of("dualSidePosition", "true")));
            var venue = line.orders();
            for (var symbol : List.of(BTC, ETH)) {
                var depth = line.rest().ask("/fapi/v3/depth", Parameters.of("symbol", symbol));
                Await.until(LIMIT, () -> !line.ask(depth).path("asks").isEmpty());
            }
            send(venue.submit(leg("long", BTC, Side.BUY, new Terms.Market(), PositionSide.LONG)), line);
            send(venue.submit(leg("short", BTC, Side.SELL, new Terms.Market(), PositionSide.SHORT)), line);
            send(venue.submit(leg("ether", ETH, Side.BUY, new Terms.Market(), PositionSide.LONG)), line);
            Await.until(
                    LIMIT,
                    () -> new Holdings(line, Assertions::fail).positions().size() == 3);
            var stop = new Terms.StopMarket(Price.of("50000"), true);
            send(venue.submit(leg("stop", BTC, Side.SELL, stop, PositionSide.LONG)), line);
            Await.until(LIMIT, () -> line.ask(venue.openOrders()).size() == 1);
        }
    }

    private static Order leg(String id, Symbol symbol, Side side, Terms terms, PositionSide positionSide) {
        return new Order(
                new OrderId(id),
                symbol,
                side,
                Quantity.of("0.01"),
                terms,
                false,
                Purpose.ENTRY,
                positionSide,
                SelfTrade.AS_ACCOUNT);
    }

    /** The simulator's clock stands until somebody does. */
    private void listen(String address) {
        var quotes = URI.create("ws://" + address + "/ws/btcusdt@bookTicker");
        var _ = listener.newWebSocketBuilder()
                .buildAsync(quotes, new WebSocket.Listener() {})
                .join();
    }

    private void holdAPosition(String rest, Path key) throws Exception {
        try (var line = new VenueLine(Network.at(rest), VenueSigner.fromFile(key), "", InstantSource.system())) {
            line.setClock();
            var venue = line.orders();
            var depth = line.rest().ask("/fapi/v3/depth", Parameters.of("symbol", BTC));
            Await.until(LIMIT, () -> !line.ask(depth).path("asks").isEmpty());
            send(venue.submit(order("opens", Side.BUY, new Terms.Market(), false, Purpose.ENTRY)), line);
            Await.until(LIMIT, () -> !line.ask(venue.account()).holdings().isEmpty());
            var below = new Terms.Limit(Price.of("50000"), TimeInForce.GTC);
            send(venue.submit(order("rests", Side.BUY, below, false, Purpose.ENTRY)), line);
            var stop = new Terms.StopMarket(Price.of("50000"), true);
            send(venue.submit(order("stop", Side.SELL, stop, true, Purpose.PROTECTION)), line);
            Await.until(LIMIT, () -> line.ask(venue.openOrders()).size() == 2);
        }
    }

    private static void send(Mono<Outcome> submission, VenueLine line) {
        assertThat(line.ask(submission)).isInstanceOf(Outcome.Taken.class);
    }

    private static Order order(String id, Side side, Terms terms, boolean reduceOnly, Purpose purpose) {
        return new Order(new OrderId(id), BTC, side, Quantity.of("0.01"), terms, reduceOnly, purpose);
    }

    private ConfigurableApplicationContext simulator(Path key) throws IOException {
        var market = SyntheticMarket.write(home.resolve("market.gz"), "BTCUSDT", 10);
        var other = SyntheticMarket.write(home.resolve("other.gz"), "ETHUSDT", 10);
        return SimulatorApplication.application()
                .run(
                        "--logging.level.root=off",
                        "--sapphire.simulator.listen=127.0.0.1:0",
                        "--sapphire.simulator.admin-listen=127.0.0.1:0",
                        "--sapphire.simulator.speed=1",
                        "--sapphire.simulator.ledger=" + home.resolve("ledger"),
                        "--sapphire.simulator.signer="
                                + VenueSigner.fromFile(key).address(),
                        "--sapphire.simulator.markets[0].file=" + market,
                        "--sapphire.simulator.markets[1].file=" + other);
    }
}
