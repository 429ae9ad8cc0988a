package io.sapphire.coordinator.shell;

import static io.sapphire.coordinator.core.Scenario.BTC;
import static io.sapphire.coordinator.core.Scenario.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.core.Scenario;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.coordinator.shell.Replica.Standing;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.ReplicationChanged;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Replication;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.portfolio.AccountEvent.BalanceChanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What is decided leaves when the replica has it, or when it makes positions smaller. */
class ReplicaGateTest {
    private static final Duration FOREVER = Duration.ofHours(1);

    private final Log log = new Log();
    private final Sequencer sequencer = new Sequencer(log, log.begin());
    private final Sinks.Many<Standing> standings = Sinks.many().replay().latest();
    private final Desk desk = new Desk();
    private final Replicated replicated = new Replicated(sequencer, standings::asFlux);
    private final Dispatch dispatch =
            new Dispatch(sequencer, replicated, desk, new ReportInbox(1), Schedulers.immediate(), FOREVER);

    @Test
    void entryLeavesOnlyWhenItsIntentIsAcknowledged() {
        var entry = entry();
        long intent = log.records.size();
        stand(intent - 1, Replication.CURRENT);
        StepVerifier.withVirtualTime(() -> dispatch.carryOut(entry, ""))
                .expectSubscription()
                .expectNoEvent(FOREVER)
                .then(() -> assertThat(desk.sent).isEmpty())
                .then(() -> stand(intent, Replication.CURRENT))
                .verifyComplete();
        assertThat(desk.sent).containsExactly(id(entry));
        assertThat(facts(ReplicationChanged.class)).isEmpty();
    }

    @Test
    void entryOfALostReplicaIsRejectedAndTheLogSaysWhy() {
        var entry = entry();
        stand(1, Replication.LOST);
        StepVerifier.create(dispatch.carryOut(entry, "")).verifyComplete();
        assertThat(desk.sent).isEmpty();
        assertThat(facts(ReplicationChanged.class))
                .containsExactly(new ReplicationChanged(Replication.LOST, "no answer"));
        assertThat(log.records.getLast().event())
                .isEqualTo(new MeshEvent.OrderChanged(
                        new OrderEvent.Rejected(
                                id(entry), 0, "not replicated before it left: no answer", Scenario.end(1)),
                        0));
    }

    @Test
    void entryLeavesWithoutTheReplicaWhileTheSettingAllowsIt() {
        var entry = entry();
        stand(1, Replication.LOCAL_ONLY);
        StepVerifier.create(dispatch.carryOut(entry, "")).verifyComplete();
        assertThat(desk.sent).containsExactly(id(entry));
        assertThat(facts(ReplicationChanged.class))
                .containsExactly(new ReplicationChanged(Replication.LOCAL_ONLY, "no answer"));
    }

    @Test
    void exitAndProtectionOfALostReplicaLeave() {
        stand(Long.MAX_VALUE, Replication.CURRENT);
        var entry = entry();
        StepVerifier.create(dispatch.carryOut(entry, "")).verifyComplete();
        stand(1, Replication.LOST);
        var protection = fill(entry);
        StepVerifier.create(dispatch.carryOut(protection, "")).verifyComplete();
        record(new MeshEvent.TradingHalted("me", "enough", START));
        var flatten = sequencer.record(new MeshEvent.OperatorActed("me", "FLATTEN", "enough", START, Scope.ALL), "");
        StepVerifier.create(dispatch.carryOut(flatten, "")).verifyComplete();
        assertThat(desk.purposes).containsExactly(Purpose.ENTRY, Purpose.PROTECTION, Purpose.EXIT);
    }

    /** A halt that comes while Kafka is waited for is a halt. */
    @Test
    void entryThatIsAcknowledgedAfterAHaltDoesNotLeave() {
        var entry = entry();
        stand(1, Replication.CURRENT);
        StepVerifier.create(dispatch.carryOut(entry, ""))
                .expectSubscription()
                .then(() -> record(new MeshEvent.TradingHalted("me", "enough", START)))
                .then(() -> stand(Long.MAX_VALUE, Replication.CURRENT))
                .verifyComplete();
        assertThat(desk.sent).isEmpty();
    }

    @Test
    void cancelWaitsForNobody() {
        var order = new OrderId("s-1-1");
        StepVerifier.create(dispatch.carryOut(List.of(new Effect.Cancel(order)), ""))
                .verifyComplete();
        assertThat(desk.cancelled).containsExactly(order);
    }

    @Test
    void whatBecomesOfTheReplicaIsRecordedOnceAndTurnsBackByItself() {
        var _ = replicated.follow(() -> {});
        stand(1, Replication.LOST);
        assertThat(replicated.note("")).isEmpty();
        assertThat(replicated.note("")).isEmpty();
        assertThat(sequencer.core().state().replication()).isEqualTo(Replication.LOST);
        stand(9, Replication.CURRENT);
        assertThat(replicated.note("")).isEmpty();
        assertThat(facts(ReplicationChanged.class))
                .extracting(ReplicationChanged::replication)
                .containsExactly(Replication.LOST, Replication.CURRENT);
    }

    private void stand(long acknowledged, Replication replication) {
        var reason = replication == Replication.CURRENT ? "" : "no answer";
        standings
                .tryEmitNext(new Standing(acknowledged, 0, replication, reason))
                .orThrow();
    }

    private static OrderId id(List<Effect> sends) {
        return ((Effect.Send) sends.getFirst()).approved().order().id();
    }

    private <T> List<T> facts(Class<T> kind) {
        return log.records.stream()
                .map(Recorded::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<Effect> entry() {
        record(new MeshEvent.LeaderChanged(1));
        record(new MeshEvent.AccountChanged(new BalanceChanged("USDT", Money.of("10000"), "DEPOSIT", START), 1));
        record(new MeshEvent.PositionReconciled(BTC, 0, 0));
        record(new MeshEvent.AgentJoined(Scenario.agent(), false));
        record(new MeshEvent.VenueReadiness(Readiness.TRADING, ""));
        record(new MeshEvent.TimeAdvanced(Scenario.end(1), 0));
        record(new MeshEvent.MarketObserved(Scenario.frame(1, "1000")));
        record(new MeshEvent.SignalReceived(Scenario.signal(1, 0.6)));
        var sends = sequencer.record(new MeshEvent.RoundClosed(BTC, Scenario.frameNumber(1), List.of(), List.of()), "");
        assertThat(sends).hasSize(1);
        return sends;
    }

    private List<Effect> fill(List<Effect> sends) {
        var order = ((Effect.Send) sends.getFirst()).approved().order();
        var price = Price.of("1000");
        var fill = new Fill(1, BTC, order.side(), price, order.quantity(), Money.ZERO, false);
        return sequencer.record(
                new MeshEvent.OrderChanged(new OrderEvent.Filled(order.id(), fill, Scenario.end(1)), 2), "");
    }

    private void record(MeshEvent event) {
        var _ = sequencer.record(event, "");
    }

    private static final class Log implements EventLog {
        private final List<Recorded> records = new ArrayList<>();

        TradingCore begin() {
            var core = TradingCore.of(Scenario.start());
            var _ = core.apply(append(Scenario.start(), ""));
            return core;
        }

        @Override
        public Recorded append(MeshEvent event, String traceId) {
            var recorded = new Recorded(records.size() + 1, START, traceId, "", event);
            records.add(recorded);
            return recorded;
        }

        @Override
        public void sync() {}

        @Override
        public void close() {}
    }

    /** Takes everything and says nothing of it. */
    private static final class Desk implements OrderDesk {
        private final List<OrderId> sent = new ArrayList<>();
        private final List<OrderId> cancelled = new ArrayList<>();
        private final List<Purpose> purposes = new ArrayList<>();

        @Override
        public Mono<Outcome> send(Effect.Send order, String traceparent) {
            sent.add(order.approved().order().id());
            purposes.add(order.approved().order().purpose());
            return Mono.just(new Outcome.Answered(0));
        }

        @Override
        public Mono<Outcome> cancel(OrderId order, long epoch, String traceparent) {
            cancelled.add(order);
            return Mono.just(new Outcome.NotSent("nothing to cancel"));
        }

        @Override
        public Mono<Outcome> query(OrderId order) {
            return Mono.just(new Outcome.NotSent("never seen"));
        }
    }
}
