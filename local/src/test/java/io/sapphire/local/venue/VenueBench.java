package io.sapphire.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.simulator.LimitProperties;
import io.sapphire.simulator.Simulator;
import io.sapphire.simulator.SimulatorProperties;
import io.sapphire.simulator.SimulatorProperties.MarketProperties;
import io.sapphire.simulator.SimulatorProperties.MirrorProperties;
import io.sapphire.simulator.SimulatorProperties.ModelProperties;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulator that moves in steps, on this machine's loopback. */
public final class VenueBench implements AutoCloseable {
    static final String SYMBOL = "BTCUSDT";
    static final String DEPOSIT = "100000";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final VenueSigner key = VenueSigner.generate(new SecureRandom());
    private final Simulator simulator;

    public VenueBench(Path ledger, long seed, String market, String speed, LimitProperties limits) {
        this(ledger, seed, market, speed, limits, DEPOSIT);
    }

    /** As the venue's own network for trying: what is signed for the main net is void there. */
    public static VenueBench testnet(Path ledger, String market) {
        return new VenueBench(ledger, 1, market, "1", noLimits(), DEPOSIT, 714);
    }

    /** @param deposit USDT the account begins with */
    VenueBench(Path ledger, long seed, String market, String speed, LimitProperties limits, String deposit) {
        this(ledger, seed, market, speed, limits, deposit, 1666);
    }

    private VenueBench(
            Path ledger, long seed, String market, String speed, LimitProperties limits, String deposit, long chainId) {
        simulator = new Simulator(new SimulatorProperties(
                "127.0.0.1:0",
                "127.0.0.1:0",
                ledger,
                List.of(new MarketProperties(market, SYMBOL, "")),
                speed,
                seed,
                deposit,
                Duration.ofMillis(50),
                key.address(),
                chainId,
                limits,
                "0.0001",
                false,
                MirrorProperties.aster(),
                ModelProperties.usual()));
    }

    public static LimitProperties noLimits() {
        return new LimitProperties(false, LimitProperties.Clock.VENUE, 2_400, 1_200);
    }

    public VenueSigner key() {
        return key;
    }

    Simulator simulator() {
        return simulator;
    }

    public String rest() {
        return "http://127.0.0.1:" + simulator.port();
    }

    public String streams() {
        return "ws://127.0.0.1:" + simulator.port();
    }

    String admin() {
        return "http://127.0.0.1:" + simulator.adminPort();
    }

    /** What whoever runs the venue asks of it; fails unless it is done. */
    public JsonNode admin(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(admin() + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("the simulator does not answer", failure);
        }
    }

    Ledger ledger() {
        return Ledger.read(CLIENT, simulator.adminPort());
    }

    @Override
    public void close() {
        simulator.close();
    }
}
