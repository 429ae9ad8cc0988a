package io.sapphire.coordinator.shell;

import static io.sapphire.coordinator.core.Scenario.BTC;
import static io.sapphire.coordinator.core.Scenario.ETH;
import static io.sapphire.coordinator.core.Scenario.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.core.Scenario;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.portfolio.AccountEvent.BalanceChanged;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** The gate shuts when the operator says so, whatever else is under way. */
class KillSwitchTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration FOREVER = Duration.ofHours(1);

    /** The only agent has taken its seat and died: its round would end in an hour. */
    @Test
    void liveHaltDoesNotWaitForAnAgentThatIsDead() {
        var log = new LiveLog();
        var asked = Sinks.<Boolean>one();
        var venue = new LiveVenue();
        var shell = new TradingShell(
                new Sequencer(log, log.begin(Scenario.start())),
                venue,
                new SilentDesk(),
                List.of(new DeadAgent(asked)),
                new ShellRules(FOREVER, FOREVER));
        var halt = new Instruction.Halt(Scope.ALL);
        StepVerifier.create(venue.describe()
                        .flatMap(shell::run)
                        .then(Mono.<Long>never())
                        .or(asked.asMono().then(Mono.defer(() -> shell.order(halt, "me", "enough")))))
                .assertNext(sequence -> assertThat(
                                log.records.get(sequence.intValue() - 1).event())
                        .isInstanceOf(MeshEvent.TradingHalted.class))
                .expectComplete()
                .verify(LIMIT);
        assertThat(log.records).extracting(Recorded::event).noneMatch(MeshEvent.RoundClosed.class::isInstance);
    }

    @Test
    void instructionThatCannotBeFollowedIsToldAndStopsNothing() {
        var log = new LiveLog();
        var asked = Sinks.<Boolean>one();
        var venue = new LiveVenue();
        var shell = new TradingShell(
                new Sequencer(log, log.begin(Scenario.start())),
                venue,
                new SilentDesk(),
                List.of(new DeadAgent(asked)),
                new ShellRules(FOREVER, FOREVER, 0, new Ceilings(Map.of("max-order-notional", "500"))));
        var tooLoose = new Instruction.SetLimit("max-order-notional", "501");
        var unknown = new Instruction.SetLimit("max-oder-notional", "1");
        var known = new Instruction.SetLimit("max-order-notional", "450");
        StepVerifier.create(venue.describe()
                        .flatMap(shell::run)
                        .then(Mono.<Long>never())
                        .or(asked.asMono()
                                .then(Mono.defer(() -> shell.order(unknown, "me", "typo")))
                                .onErrorResume(NoSuchElementException.class, _ -> shell.order(tooLoose, "me", "more"))
                                .onErrorResume(
                                        IllegalArgumentException.class, _ -> shell.order(known, "me", "no typo"))))
                .assertNext(sequence -> assertThat(
                                log.records.get(sequence.intValue() - 1).event())
                        .isEqualTo(new MeshEvent.LimitsChanged("max-order-notional", "500", "450", 2, "me", "no typo")))
                .expectComplete()
                .verify(LIMIT);
    }

    /** Whoever asks for less may not get more: letting go of a halt is another right. */
    @Test
    void reductionDoesNotLoosenAHalt() {
        var log = new LiveLog();
        var sequencer = new Sequencer(log, log.begin(Scenario.start()));
        var market = new Scope.Market(Scenario.BTC);
        record(sequencer, new MeshEvent.TradingHalted("me", "enough", START, market));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instruction.Reduce(market).events(sequencer.core(), "you", "calm again"))
                .withMessage("trading is halted, which is stricter; resume it first");
        // All trading is not halted yet; the market stays halted beneath.
        var all = new Instruction.Reduce(Scope.ALL).events(sequencer.core(), "you", "calm again");
        assertThat(all).singleElement().isInstanceOf(MeshEvent.TradingReduced.class);
        record(sequencer, new MeshEvent.TradingHalted("me", "enough", START));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instruction.Reduce(Scope.ALL).events(sequencer.core(), "you", "calm again"));
    }

    /** Two entries are approved; the halt comes while the first is on its way. */
    @Test
    void entryThatWasApprovedBeforeAHaltDoesNotLeaveAfterIt() {
        var log = new LiveLog();
        var sequencer = new Sequencer(log, log.begin(two()));
        var sends = approvedInBothMarkets(sequencer);
        assertThat(sends).hasSize(2);

        var desk = new SilentDesk();
        var core = Schedulers.immediate();
        var dispatch = new Dispatch(
                sequencer, new Replicated(sequencer, Replica.NONE), desk, new ReportInbox(1), core, FOREVER);
        StepVerifier.create(dispatch.carryOut(sends, ""))
                .then(() -> record(sequencer, new MeshEvent.TradingHalted("me", "enough", START)))
                .then(() -> desk.answer
                        .tryEmitValue(new OrderDesk.Outcome.Answered(0))
                        .orThrow())
                .expectComplete()
                .verify(LIMIT);

        var ids = sends.stream().map(KillSwitchTest::id).toList();
        assertThat(desk.sent).containsExactly(ids.getFirst());
        assertThat(log.records.getLast().event())
                .isEqualTo(new MeshEvent.OrderChanged(
                        new OrderEvent.Rejected(ids.getLast(), 0, "halted before it left", Scenario.end(2)), 0));
    }

    private static OrderId id(Effect effect) {
        return ((Effect.Send) effect).approved().order().id();
    }

    private static MeshEvent.RunStarted two() {
        var listings = List.of(Scenario.listing(), Scenario.listing(ETH));
        return new MeshEvent.RunStarted("run", "test", 1, "demo", Scenario.settings(), listings, START);
    }

    private static List<Effect> approvedInBothMarkets(Sequencer sequencer) {
        record(sequencer, new MeshEvent.LeaderChanged(1));
        var deposit = new BalanceChanged("USDT", Money.of("10000"), "DEPOSIT", START);
        record(sequencer, new MeshEvent.AccountChanged(deposit, 1));
        record(sequencer, new MeshEvent.PositionReconciled(BTC, 0, 0));
        record(sequencer, new MeshEvent.PositionReconciled(ETH, 0, 0));
        record(sequencer, new MeshEvent.AgentJoined(Scenario.agent(), false));
        record(sequencer, new MeshEvent.VenueReadiness(Readiness.TRADING, ""));
        var sends = new ArrayList<Effect>();
        int number = 0;
        for (var symbol : List.of(BTC, ETH)) {
            number++;
            record(sequencer, new MeshEvent.TimeAdvanced(Scenario.end(number), 0));
            record(sequencer, new MeshEvent.MarketObserved(Scenario.frame(symbol, number, "1000")));
            record(sequencer, new MeshEvent.SignalReceived(Scenario.signal(symbol, number, 0.6)));
            sends.addAll(sequencer.record(
                    new MeshEvent.RoundClosed(symbol, Scenario.frameNumber(number), List.of(), List.of()), ""));
        }
        return sends;
    }

    private static void record(Sequencer sequencer, MeshEvent event) {
        var _ = sequencer.record(event, "");
    }

    /** Takes orders, and answers when it is told to. */
    private static final class SilentDesk implements OrderDesk {
        private final List<OrderId> sent = new ArrayList<>();
        private final Sinks.One<Outcome> answer = Sinks.one();

        @Override
        public Mono<Outcome> send(Effect.Send order, String traceparent) {
            sent.add(order.approved().order().id());
            return answer.asMono();
        }

        @Override
        public Mono<Outcome> cancel(OrderId order, long epoch, String traceparent) {
            return Mono.just(new Outcome.NotSent("nothing to cancel"));
        }

        @Override
        public Mono<Outcome> query(OrderId order) {
            return Mono.just(new Outcome.NotSent("never seen"));
        }
    }

    /** Takes its seat, is asked, and never says a word. */
    private record DeadAgent(Sinks.One<Boolean> asked) implements AgentLine {

        @Override
        public AgentId id() {
            return Scenario.AGENT;
        }

        @Override
        public Mono<AgentDescriptor> join() {
            return Mono.just(Scenario.agent());
        }

        @Override
        public Mono<Reply> ask(Observation observation, String traceparent) {
            return Mono.defer(() -> {
                asked.tryEmitValue(true).orThrow();
                return Mono.never();
            });
        }
    }
}
