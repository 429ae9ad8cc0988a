package io.sapphire.wire;

import io.sapphire.domain.event.Answer;
import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Replication;
import io.sapphire.domain.event.RoundKind;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.signal.Direction;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One event of every kind, with one fact of every kind in it. */
record EventSamples(Samples samples, OrderSamples orders, AgentSamples agents) {

    static EventSamples of(long seed) {
        var samples = new Samples(seed);
        return new EventSamples(samples, new OrderSamples(samples), new AgentSamples(samples));
    }

    List<MeshEvent> meshEvents() {
        return Stream.of(ofTheRun(), ofTheTable(), ofTheOperator(), reported())
                .flatMap(List::stream)
                .toList();
    }

    /** What an adapter may report. */
    List<MeshEvent> reported() {
        return Stream.<MeshEvent>concat(
                        orders.orderEvents().stream().map(fact -> new MeshEvent.OrderChanged(fact, samples.number())),
                        orders.accountEvents().stream()
                                .map(fact -> new MeshEvent.AccountChanged(fact, samples.number())))
                .toList();
    }

    Recorded recorded(MeshEvent event) {
        var traceId = samples.flag() ? samples.hex(32) : "";
        return new Recorded(samples.number(), samples.time(), traceId, samples.hex(64), event);
    }

    private List<MeshEvent> ofTheRun() {
        return List.of(
                new MeshEvent.RunStarted(
                        samples.text(),
                        samples.text(),
                        samples.number(),
                        samples.text(),
                        samples.some(this::setting),
                        samples.some(samples::listing),
                        samples.time()),
                new MeshEvent.LeaderChanged(samples.number()),
                new MeshEvent.TimeAdvanced(samples.time(), samples.number()),
                new MeshEvent.MarketObserved(samples.frame()),
                new MeshEvent.VenueReadiness(samples.any(Readiness.class), samples.text()),
                new MeshEvent.PositionReconciled(samples.symbol(), samples.number(), samples.number()),
                new MeshEvent.FrameNamed(samples.symbol(), samples.number(), samples.text(), samples.positive()),
                new MeshEvent.ReplicationChanged(samples.any(Replication.class), samples.text()));
    }

    private List<MeshEvent> ofTheTable() {
        return List.of(
                new MeshEvent.AgentJoined(agents.descriptor(), samples.flag(), samples.flag()),
                new MeshEvent.AgentLeft(samples.agentId(), samples.text()),
                new MeshEvent.AgentMuted(samples.agentId(), samples.flag(), samples.text(), samples.text()),
                new MeshEvent.RoundClosed(
                        samples.symbol(), samples.number(), samples.some(this::answer), samples.some(samples::agentId)),
                new MeshEvent.SignalReceived(agents.signal()),
                new MeshEvent.SignalRefused(samples.agentId(), samples.symbol(), samples.number(), samples.text()),
                new MeshEvent.AnswerLate(
                        samples.agentId(),
                        samples.symbol(),
                        samples.number(),
                        samples.any(RoundKind.class),
                        Duration.ofNanos(samples.number())),
                new MeshEvent.CritiqueReceived(agents.critique()),
                new MeshEvent.Reasoned(agents.reasoning()),
                new MeshEvent.DecisionMade(decision()));
    }

    private List<MeshEvent> ofTheOperator() {
        return List.of(
                new MeshEvent.TradingHalted(samples.text(), samples.text(), samples.time()),
                new MeshEvent.TradingReduced(samples.text(), samples.text(), samples.time()),
                new MeshEvent.TradingResumed(samples.text(), samples.text(), samples.time()),
                new MeshEvent.LimitsChanged(
                        samples.text(),
                        samples.text(),
                        samples.text(),
                        samples.number(),
                        samples.text(),
                        samples.text()),
                new MeshEvent.OperatorActed(samples.text(), samples.text(), samples.text(), samples.time()),
                new MeshEvent.AgentAdded(samples.agentId(), samples.text(), samples.text(), samples.text()),
                new MeshEvent.AgentRemoved(samples.agentId(), samples.text(), samples.text()),
                new MeshEvent.AgentAsked(samples.agentId(), samples.text(), samples.text()),
                new MeshEvent.AgentAnswered(samples.agentId(), samples.number(), samples.text()));
    }

    private Setting setting() {
        return new Setting(samples.text(), samples.text());
    }

    private Answer answer() {
        return new Answer(samples.agentId(), samples.text());
    }

    private Decision decision() {
        return new Decision(
                samples.number(),
                samples.symbol(),
                samples.number(),
                samples.any(Direction.class),
                samples.probability(),
                samples.probability(),
                samples.smallNumber(),
                samples.money(),
                samples.price(),
                samples.some(this::vote),
                samples.some(this::check),
                samples.number(),
                samples.time());
    }

    private Vote vote() {
        return new Vote(
                samples.agentId(),
                samples.any(Vote.State.class),
                samples.number(),
                samples.any(Direction.class),
                samples.probability(),
                samples.smallNumber(),
                samples.number(),
                samples.text());
    }

    private Check check() {
        return new Check(samples.text(), samples.number(), samples.number(), samples.flag(), samples.flag());
    }
}
