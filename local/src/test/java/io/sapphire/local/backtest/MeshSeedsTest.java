package io.sapphire.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.SyntheticMarket;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole mesh in one thread on virtual time, with faults of network, agents, disk, clock, process and operator drawn
 * from a seed. One seed again: {@code -Dsapphire.seed=N}; so many: {@code -Dsapphire.seeds=1000} with the slow ones.
 */
class MeshSeedsTest {
    private static final int EVERYDAY = 50;
    private static final int ALL = Integer.getInteger("sapphire.seeds", 500);
    private static final int MINUTES = 30;

    private static final Map<String, Integer> DRAWN = new TreeMap<>();
    private static int played;

    @TempDir
    private static Path shared;

    @TempDir
    Path folder;

    private static Path market;
    private static LocalKeys keys;

    @BeforeAll
    static void prepare() throws IOException {
        market = SyntheticMarket.write(shared.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
        keys = LocalKeys.in(shared.resolve("keys"));
    }

    static LongStream everyday() {
        var one = Long.getLong("sapphire.seed");
        return one == null ? LongStream.rangeClosed(1, EVERYDAY) : LongStream.of(one);
    }

    static LongStream others() {
        return LongStream.rangeClosed(EVERYDAY + 1, ALL);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("everyday")
    void nothingIsLostNothingTwiceAndNothingWithoutAReason(long seed) {
        var _ = play(seed, true);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("others")
    void nothingIsLostNothingTwiceAndNothingWithoutAReasonInManyMore(long seed) {
        var _ = play(seed, true);
    }

    @Test
    void withoutFaultsItIsTheBacktest() {
        var backtest = new Backtest(plan(7), (_, _) -> {}).run();
        try (var mesh = play(7, false)) {
            assertThat(mesh.core().orders().fills()).isGreaterThan(3);
            assertThat(mesh.core().stateHash()).isEqualTo(backtest.stateHash());
        }
    }

    /** A simulation that disturbs nothing proves nothing. */
    @AfterAll
    static void everyKindOfFaultHasHappened() {
        if (played >= EVERYDAY) {
            assertThat(DRAWN)
                    .containsOnlyKeys(
                            "adapter refuses",
                            "agent answers something else",
                            "agent died",
                            "agent thinks",
                            "answer to a cancel lost",
                            "answer to an order lost",
                            "cancel lost on its way",
                            "clock set",
                            "coordinator killed",
                            "disk is full",
                            "late message",
                            "machine stood still",
                            "operator halts",
                            "order lost on its way",
                            "process died while writing",
                            "question lost",
                            "reports told again");
        }
    }

    private SimulatedMesh play(long seed, boolean faulty) {
        var chance = new Chance(seed, faulty);
        try (var mesh = new SimulatedMesh(plan(seed), folder.resolve("seed-" + seed), keys.auditCheckpoint(), chance)) {
            mesh.play();
            played++;
            chance.drawn().forEach((fault, times) -> DRAWN.merge(fault, times, Integer::sum));
            assertThat(mesh.verdict(keys.auditCheckpointPublic()))
                    .as("seed %d, again with -Dsapphire.seed=%d", seed, seed)
                    .isEmpty();
            return mesh;
        }
    }

    private static BacktestPlan plan(long seed) {
        var up = UpArguments.parse(
                new SapphireHome(shared.resolve("home")),
                "--market=" + market,
                "--seed=" + seed,
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8");
        return new BacktestSettings(
                        up.markets(),
                        up.instruments(),
                        up.agents(),
                        up.profile(),
                        up.seed(),
                        up.settings(),
                        Optional.empty(),
                        Optional.empty())
                .plan("run", "test");
    }
}
