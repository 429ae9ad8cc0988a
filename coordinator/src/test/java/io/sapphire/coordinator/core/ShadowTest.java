package io.sapphire.coordinator.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.consensus.Seats;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AgentJoined;
import io.sapphire.domain.event.MeshEvent.AgentLeft;
import io.sapphire.domain.event.MeshEvent.MarketObserved;
import io.sapphire.domain.event.MeshEvent.Reasoned;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.MeshEvent.SignalReceived;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shadow that is quite sure of the other side of every market, and says it spent the whole budget on it. */
class ShadowTest {
    private static final AgentId ID = new AgentId("shadow");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void nothingThatIsDecidedIsOtherwiseBesideAShadow(int seed) {
        var life = RecordedLife.of(seed, 200);
        var alone = TradingCore.of((RunStarted) life.getFirst().event());
        var beside = TradingCore.of((RunStarted) life.getFirst().event());
        for (var recorded : life) {
            assertThat(told(beside.apply(recorded))).isEqualTo(told(alone.apply(recorded)));
            said(recorded.event())
                    .forEach(event ->
                            assertThat(beside.apply(at(recorded, event))).isEmpty());
        }
        assertThat(beside.seats().isShadow(ID)).isTrue();
        assertThat(beside.stateHash()).isEqualTo(alone.stateHash());
        var recalled = TradingCore.recalling(beside.memory());
        assertThat(recalled.seats().isShadow(ID)).isTrue();
    }

    /** Whoever silenced it finds it silent, also after it came back as a shadow, and after a restart in between. */
    @Test
    void voterThatWasMutedIsStillMutedWhenItIsAVoterAgain() {
        var seats = new Seats();
        seats.join(new AgentJoined(described(), false, false));
        seats.mute(ID, true);
        seats.join(new AgentJoined(described(), false, true));
        var later = new Seats();
        later.recall(seats.memory());
        later.join(new AgentJoined(described(), false, false));
        assertThat(later.all()).extracting(Seats.Seat::muted).containsExactly(true);
    }

    /** An approval is only itself; what was approved can be compared. */
    private static List<Object> told(List<Effect> effects) {
        return effects.stream()
                .map(effect -> effect instanceof Effect.Send(var approved, var authority)
                        ? List.of(approved.order(), authority)
                        : effect)
                .toList();
    }

    private static List<MeshEvent> said(MeshEvent event) {
        return switch (event) {
            case AgentJoined _ -> List.of(new AgentJoined(described(), false, true));
            case MarketObserved(var frame) -> List.of(new SignalReceived(sure(frame)), new Reasoned(spent(frame)));
            case MeshEvent.RoundClosed round
            when round.frame() % 50 == 0 ->
                List.of(new AgentLeft(ID, "gone"), new AgentJoined(described(), false, true));
            default -> List.of();
        };
    }

    private static Recorded at(Recorded beside, MeshEvent event) {
        return new Recorded(beside.sequence(), beside.recordTime(), "", beside.previous(), event);
    }

    private static AgentDescriptor described() {
        var like = Scenario.agent();
        return new AgentDescriptor(
                ID, "2", "test", List.of(), like.horizon(), Duration.ZERO, List.of(), like.tier(), true);
    }

    private static Signal sure(MarketFrame frame) {
        var like = Scenario.signal(frame.symbol(), 1, 0.6);
        return new Signal(
                ID,
                frame.symbol(),
                frame.number(),
                frame.number() % 2 == 0 ? Direction.LONG : Direction.SHORT,
                new Probability(990_000),
                like.horizon(),
                like.expectedReturn(),
                like.risk(),
                List.of(),
                "Because.",
                frame.end(),
                frame.end().plusSeconds(600));
    }

    private static Reasoning spent(MarketFrame frame) {
        return new Reasoning(ID, frame.symbol(), "m", "p", "", "", 1_000_000, 1, Money.of("999"), Duration.ZERO, false);
    }
}
