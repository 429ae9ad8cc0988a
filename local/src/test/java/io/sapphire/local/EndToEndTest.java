package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent.DecisionMade;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.MeshEvent.SignalReceived;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderEvent.Intended;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way through the house in one JVM: recording, simulator, adapter, agent, coordinator and back. */
class EndToEndTest {
    private static final int MINUTES = 75;

    @TempDir
    Path folder;

    private Path market;

    @BeforeEach
    void record() throws IOException {
        market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
    }

    @Test
    void recordingIsTradedAndTheBooksEqualTheVenuesToTheLastDigit() {
        var run = up("first");
        assertThat(run.number("fills")).isPositive();
        assertThat(run.number("bookGaps")).isZero();
        assertThat(run.text("equity")).isEqualTo(run.text("ledgerEquity"));
        assertThat(new RunLog(folder.resolve("first"))).satisfies(EndToEndTest::everyFillHasItsChain);
    }

    @Test
    void sameSeedGivesTheSameHashAndAnotherSeedOrLimitAnotherOne() {
        var first = up("first");
        var again = up("again");
        var otherSeed = up("other-seed", "--seed", "2");
        var otherLimit = up("other-limit", "--set", "sapphire.coordinator.limits.max-order-notional=490");
        assertThat(again.text("stateHash")).isEqualTo(first.text("stateHash"));
        assertThat(again.text("equity")).isEqualTo(first.text("equity"));
        assertThat(otherSeed.text("stateHash")).isNotEqualTo(first.text("stateHash"));
        assertThat(otherLimit.text("stateHash")).isNotEqualTo(first.text("stateHash"));
    }

    @Test
    void withoutAgentsNothingIsTraded() {
        var run = up("none", "--agents", "none");
        assertThat(run.number("fills")).isZero();
        assertThat(run.number("orders")).isZero();
    }

    private UpRun up(String name, String... more) {
        var fixed = Stream.of(
                "up",
                "--port=0",
                "--speed=max",
                "--exit-at-end",
                "--market=" + market,
                "--data-dir=" + folder.resolve(name),
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8");
        return UpRun.of(folder.resolve("home"), Stream.concat(fixed, Stream.of(more)));
    }

    /** Signal, decision, approval, intent and order stand before each fill, and name each other. */
    private static void everyFillHasItsChain(RunLog log) {
        Set<Long> voted = new HashSet<>();
        Set<Long> decisions = new HashSet<>();
        Map<OrderId, Intended> intents = new HashMap<>();
        Set<OrderId> accepted = new HashSet<>();
        log.events().forEach(event -> {
            switch (event) {
                case SignalReceived(var signal) -> voted.add(signal.frame());
                case DecisionMade(var decision) -> {
                    assertThat(decision.votes().stream()
                                    .filter(vote -> vote.state() == Vote.State.VOTED)
                                    .map(Vote::signalFrame))
                            .allMatch(voted::contains);
                    decisions.add(decision.number());
                }
                case OrderChanged(Intended intended, var _) -> {
                    assertThat(intended.order().purpose() == Purpose.PROTECTION
                                    || decisions.contains(intended.decision()))
                            .isTrue();
                    assertThat(intended.approval().epoch()).isPositive();
                    intents.put(intended.orderId(), intended);
                }
                case OrderChanged(OrderEvent.Accepted taken, var _) -> {
                    assertThat(intents).containsKey(taken.orderId());
                    accepted.add(taken.orderId());
                }
                case OrderChanged(OrderEvent.Filled filled, var _) ->
                    assertThat(accepted).contains(filled.orderId());
                case OrderChanged(OrderEvent.PartiallyFilled filled, var _) ->
                    assertThat(accepted).contains(filled.orderId());
                default -> {}
            }
        });
        assertThat(intents).isNotEmpty();
    }
}
