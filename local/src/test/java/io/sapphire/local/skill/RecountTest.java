package io.sapphire.local.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent.DecisionMade;
import io.sapphire.domain.event.MeshEvent.MarketObserved;
import io.sapphire.domain.event.MeshEvent.SignalReceived;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.gateway.skill.Recount;
import io.sapphire.gateway.skill.Terms;
import io.sapphire.local.backtest.Backtest;
import io.sapphire.local.backtest.BacktestSettings;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scorecards count a decision again as the coordinator counted it: with nobody left out the same comes of it. */
class RecountTest {
    private static final double WHOLE = Rate.ofBp(10_000).e8();

    private final Map<AgentId, Double> risks = new HashMap<>();
    private Recount.Stand stand = Recount.Stand.FLAT;
    private double roundTrip;
    private int decisions;
    private int positions;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "cautious"})
    @Tag("slow")
    void everyDecisionOfARunIsCountedTheSame(String profile) {
        var up = UpArguments.parse(new SapphireHome(Path.of("").toAbsolutePath()), "--profile", profile);
        var plan = new BacktestSettings(
                        up.markets(),
                        up.instruments(),
                        up.agents(),
                        up.profile(),
                        up.seed(),
                        up.settings(),
                        Optional.of(Instant.parse("2013-11-26T00:00:00Z")),
                        Optional.of(Instant.parse("2013-11-27T00:00:00Z")))
                .plan("recount", "test");
        var terms = Terms.of(plan.start().settings()).orElseThrow();
        double takerFee =
                plan.start().listings().getFirst().instrument().takerFee().e8() / WHOLE;
        var _ = new Backtest(plan, (event, _) -> {
                    if (event instanceof MarketObserved(var frame)) {
                        roundTrip = 2 * (takerFee + halfSpread(frame));
                    } else if (event instanceof SignalReceived(var signal)) {
                        risks.put(signal.agent(), signal.risk().e8() / WHOLE);
                    } else if (event instanceof DecisionMade(var decision)) {
                        assertSame(terms, decision);
                    }
                })
                .run();
        assertThat(decisions).isGreaterThan(100);
        assertThat(positions > 0).isEqualTo(profile.equals("demo"));
    }

    private static double halfSpread(MarketFrame frame) {
        double mid = frame.book().mid().orElseThrow().e8();
        return (frame.book().asks().getFirst().price().e8() - mid) / mid;
    }

    private void assertSame(Terms terms, Decision decision) {
        var recorded = new Recount.Stand(decision.direction().sign(), decision.sizeBand());
        assertThat(new Recount(terms, decision, risks, roundTrip).without(Optional.empty(), stand))
                .as("decision %d", decision.number())
                .isEqualTo(recorded);
        stand = recorded;
        decisions++;
        positions += decision.sizeBand() > 0 ? 1 : 0;
    }
}
