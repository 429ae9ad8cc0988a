package io.sapphire.local;

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
import io.sapphire.local.aster.TestLine;
import io.sapphire.local.control.Hand;
import io.sapphire.local.control.Hand.Verb;
import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.Latches;
import io.sapphire.local.data.OpenedRun;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.grpc.SafetyClient;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.keys.OperatorAccess;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import io.sapphire.local.process.LoopbackPorts;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** Halt and flatten from the command line while only the adapter and the venue are there: no coordinator, no gateway. */
class WithoutCoordinatorTest {
    private static final Symbol BTC = new Symbol("BTCUSDT");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaint = new ByteArrayOutputStream();
    private SapphireHome home;
    private DataDirectory data;
    private LocalKeys keys;
    private ConfigurableApplicationContext simulator;
    private ConfigurableApplicationContext adapter;
    private OperatorAccess.Door door;
    private String venue = "";
    private String listening = "";

    @BeforeEach
    void startAllButTheCoordinator() throws IOException {
        home = new SapphireHome(folder);
        data = DataDirectory.open(home.data());
        keys = LocalKeys.in(home.keys());
        var market = SyntheticMarket.write(folder.resolve("market.gz"), "BTCUSDT", 10);
        var options = UpArguments.parse(home, "--market=" + market, "--speed=1");
        var access = GatewayAccess.create(Map.of(GatewayAccess.TOKEN, TestMesh.TOKEN), data.processes());
        var run = new RunRecord("run-1", "", Map.of(), Latches.OPEN);
        var wiring =
                new Wiring(home, options, data, keys, access, new OpenedRun(run, false, List.of()), Stores.Places.NONE);
        var free = LoopbackPorts.free(2);
        listening = "127.0.0.1:" + free.getFirst();
        var anywhere = new Places("127.0.0.1:0", "127.0.0.1:0", listening, "", "", "", "", free.getLast());
        simulator = start(Service.SIMULATOR, wiring.simulator(anywhere));
        var ports = simulator.getBean(Simulator.class);
        venue = "127.0.0.1:" + ports.port();
        adapter =
                start(Service.ADAPTER, wiring.adapter(anywhere.withSimulator(venue, "127.0.0.1:" + ports.adminPort())));
        // The gateway's port is nobody's.
        door = OperatorAccess.open(data.processes(), free.getLast(), access, Optional.of(listening));
    }

    private static ConfigurableApplicationContext start(Service service, List<String> arguments) {
        return service.application().registerShutdownHook(false).run(arguments.toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        door.close();
        adapter.close();
        simulator.close();
        data.close();
    }

    @Test
    void haltCancelsWhatWorksAndFlattenClosesAndAStopStays() throws Exception {
        try (var line = new TestLine(venue, keys)) {
            line.trades(BTC);
            line.send(order("opens", Side.BUY, new Terms.Market(), false, Purpose.ENTRY));
            line.until(() -> line.positions() == 1);
            var below = new Terms.Limit(Price.of("50000"), TimeInForce.GTC);
            line.send(order("rests", Side.BUY, below, false, Purpose.ENTRY));
            line.send(
                    order("stop", Side.SELL, new Terms.StopMarket(Price.of("50000"), true), true, Purpose.PROTECTION));
            line.until(() -> line.orders().size() == 2);

            assertThat(command(Verb.HALT)).as(complaint.toString()).isZero();
            line.until(() -> line.orders().size() == 1);
            assertThat(line.orders()).containsExactly("stop");
            assertThat(out.toString())
                    .contains("The coordinator does not answer (the gateway does not answer); the adapter latched by"
                            + " itself: 1 cancels.");

            assertThat(command(Verb.FLATTEN)).as(complaint.toString()).isZero();
            line.until(() -> line.positions() == 0);
            assertThat(out.toString()).contains("0 cancels, 1 closing orders");
        }
        assertThat(command(Verb.RESUME)).isOne();
        assertThat(complaint.toString()).contains("Not done: the gateway does not answer.", "./sapphire panic");
    }

    @Test
    void withoutTheAdapterTooTheSentenceNamesTheWayThatIsLeft() {
        adapter.close();
        assertThat(command(Verb.HALT)).isOne();
        assertThat(complaint.toString())
                .startsWith("Not done for sure: the gateway does not answer, and the adapter says")
                .contains("'./sapphire panic' needs neither.");
    }

    /** From asking the adapter until the venue shows none of ten entries; the first round warms up. */
    @Test
    @Tag("slow")
    void workingEntriesAreGoneWithinASecond() throws Exception {
        try (var line = new TestLine(venue, keys);
                var safety = new SafetyClient(listening)) {
            line.trades(BTC);
            var took = new ArrayList<Duration>();
            for (int round = 0; round < 6; round++) {
                for (int entry = 0; entry < 10; entry++) {
                    var below = new Terms.Limit(Price.of("50000"), TimeInForce.GTC);
                    line.send(order("rests-" + round + "-" + entry, Side.BUY, below, false, Purpose.ENTRY));
                }
                line.until(() -> line.orders().size() == 10);
                long asked = System.nanoTime();
                assertThat(safety.halt("me", "drill")).isEqualTo(10);
                line.until(() -> line.orders().isEmpty());
                took.add(Duration.ofNanos(System.nanoTime() - asked));
                safety.release("me", "drill is over");
            }
            System.out.println("ten entries gone after " + took);
            assertThat(took.subList(1, took.size())).allMatch(span -> span.compareTo(Duration.ofSeconds(1)) < 0);
        }
    }

    private int command(Verb verb) {
        var hand = new Hand(verb, home, Map.of(GatewayAccess.TOKEN, TestMesh.TOKEN), new PrintStream(out, true));
        return new CommandLine(hand)
                .setExecutionExceptionHandler((failure, _, _) -> {
                    complaint.writeBytes((((Refusal) failure).getMessage() + "\n").getBytes());
                    return 1;
                })
                .execute("--reason=drill");
    }

    private static Order order(String id, Side side, Terms terms, boolean reduceOnly, Purpose purpose) {
        return new Order(
                new OrderId(id),
                BTC,
                side,
                Quantity.of("0.01"),
                terms,
                reduceOnly,
                purpose,
                PositionSide.BOTH,
                SelfTrade.AS_ACCOUNT);
    }
}
