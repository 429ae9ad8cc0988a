package io.sapphire.local.venue;

import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.simulator.LimitProperties;
import io.sapphire.simulator.Simulator;
import io.sapphire.simulator.SimulatorProperties;
import io.sapphire.simulator.SimulatorProperties.MarketProperties;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** A simulator that moves in steps, on this machine's loopback. */
final class VenueBench implements AutoCloseable {
    static final String SYMBOL = "BTCUSDT";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final VenueSigner key = VenueSigner.generate(new SecureRandom());
    private final Simulator simulator;

    VenueBench(Path ledger, long seed, String market, String speed, LimitProperties limits) {
        simulator = new Simulator(new SimulatorProperties(
                "127.0.0.1:0",
                "127.0.0.1:0",
                ledger,
                List.of(new MarketProperties(market, SYMBOL, "")),
                speed,
                seed,
                "100000",
                Duration.ofMillis(50),
                key.address(),
                limits,
                false));
    }

    static LimitProperties noLimits() {
        return new LimitProperties(false, LimitProperties.Clock.VENUE, 2_400, 1_200);
    }

    VenueSigner key() {
        return key;
    }

    Simulator simulator() {
        return simulator;
    }

    String rest() {
        return "http://127.0.0.1:" + simulator.port();
    }

    String streams() {
        return "ws://127.0.0.1:" + simulator.port();
    }

    String admin() {
        return "http://127.0.0.1:" + simulator.adminPort();
    }

    Ledger ledger() {
        return Ledger.read(CLIENT, simulator.adminPort());
    }

    @Override
    public void close() {
        simulator.close();
    }
}
