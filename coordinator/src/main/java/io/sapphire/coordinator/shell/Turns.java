package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.CoreState;
import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.risk.TradingState;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.MarketObserved;
import io.sapphire.domain.event.MeshEvent.TimeAdvanced;
import io.sapphire.domain.event.MeshEvent.TradingHalted;
import io.sapphire.domain.event.MeshEvent.TradingResumed;
import io.sapphire.domain.event.MeshEvent.VenueReadiness;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.trace.Attribute;
import io.sapphire.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Plays one turn: clock, operator's commands, reports and frames are recorded and their effects carried out; then every
 * frame has its round, market by market. What is recorded already, after a restart, is not recorded again.
 */
final class Turns {
    private final Sequencer sequencer;
    private final Replicated replicated;
    private final Rounds rounds;
    private final Dispatch dispatch;
    private final Scheduler core;
    private final Space space;
    private final Consumer<List<MeshEvent>> held;

    /** @param held is shown what every round came to, once that is recorded */
    Turns(
            Sequencer sequencer,
            Replicated replicated,
            Rounds rounds,
            Dispatch dispatch,
            Scheduler core,
            Space space,
            Consumer<List<MeshEvent>> held) {
        this.replicated = replicated;
        this.held = held;
        this.space = space;
        this.sequencer = sequencer;
        this.rounds = rounds;
        this.dispatch = dispatch;
        this.core = core;
    }

    /** Completes when the mesh is quiet. */
    Mono<Void> play(Turn turn) {
        return Mono.fromSupplier(() -> takeIn(turn))
                .flatMap(effects -> dispatch.carryOut(effects, turn.traceparent()))
                .thenMany(Flux.fromIterable(turn.frames()))
                // Asked in here: the round of an earlier frame of the market may show and close a later one.
                .concatMap(frame -> isClosed(frame) ? Mono.<Void>empty() : hold(frame, turn.traceparent()), 1)
                .then();
    }

    private boolean isClosed(MarketFrame frame) {
        return state().closedRound(frame.symbol()) >= frame.number();
    }

    private List<Effect> takeIn(Turn turn) {
        var effects = new ArrayList<Effect>();
        if (turn.venueTime().isAfter(state().now())) {
            effects.addAll(record(new TimeAdvanced(turn.venueTime(), turn.step()), turn));
        }
        effects.addAll(replicated.note(turn.traceparent()));
        effects.addAll(open(turn));
        effects.addAll(watchSpace(turn));
        turn.commands().forEach(command -> effects.addAll(obey(command, turn)));
        turn.facts().forEach(fact -> effects.addAll(record(fact, turn)));
        turn.frames().stream()
                .filter(frame -> state().lastFrame(frame.symbol()) < frame.number())
                .forEach(frame -> effects.addAll(record(new MarketObserved(frame), turn)));
        return effects;
    }

    /** The warm-up is over as soon as the clock says so. */
    private List<Effect> open(Turn turn) {
        boolean over = state().readiness() == Readiness.WARM_UP
                && !state().now().isBefore(sequencer.core().run().tradingStart());
        return over ? record(new VenueReadiness(Readiness.TRADING, ""), turn) : List.of();
    }

    /** Halts while there still is room to record that, and goes on by itself. What an operator has latched stays. */
    private List<Effect> watchSpace(Turn turn) {
        var shortage = space.shortage();
        var latch = state().latch();
        if (shortage.isPresent() && latch.state() == TradingState.ACTIVE && !latch.flattening()) {
            return record(new TradingHalted(Space.OPERATOR, shortage.get(), state().now()), turn);
        }
        if (shortage.isEmpty()
                && latch.state() == TradingState.HALTED
                && latch.operator().equals(Space.OPERATOR)) {
            return record(new TradingResumed(Space.OPERATOR, "there is room on the disk again", state().now()), turn);
        }
        return List.of();
    }

    /** Records what an operator wants; what cannot be followed is told to the operator, and to nobody else. */
    private List<Effect> obey(Command command, Turn turn) {
        var effects = new ArrayList<Effect>();
        try {
            command.events(sequencer.core()).forEach(event -> effects.addAll(record(event, turn)));
            sequencer.sync();
        } catch (IllegalArgumentException | NoSuchElementException refused) {
            command.recorded().tryEmitError(refused).orThrow();
            return List.of();
        } catch (RuntimeException unrecorded) {
            command.recorded().tryEmitError(unrecorded).orThrow();
            throw unrecorded;
        }
        command.recorded().tryEmitValue(state().sequence()).orThrow();
        return effects;
    }

    /** An operator does not wait for a turn to end: the gate shuts now, whatever else is under way. */
    Mono<Void> obeyNow(Command command) {
        var alone = new Turn(state().now(), 0, List.of(), List.of(), List.of(command), "");
        return Mono.fromSupplier(() -> obey(command, alone)).flatMap(effects -> dispatch.carryOut(effects, ""));
    }

    private Mono<Void> hold(MarketFrame frame, String traceparent) {
        return sequencer.spans().around(() -> round(frame, traceparent), step -> hold(frame, step));
    }

    private Step round(MarketFrame frame, String traceparent) {
        return sequencer
                .spans()
                .step("round", traceparent)
                .with(Attribute.SYMBOL, frame.symbol())
                .with(Attribute.FRAME, frame.number());
    }

    private Mono<Void> hold(MarketFrame frame, Step step) {
        var traceparent = step.traceparent();
        return rounds.hold(sequencer.core().observation(frame.symbol()), traceparent)
                .publishOn(core)
                .map(events -> recordRound(events, traceparent))
                .flatMap(effects -> dispatch.carryOut(effects, traceparent));
    }

    private List<Effect> recordRound(List<MeshEvent> events, String traceparent) {
        var effects = dispatch.recordAll(events, traceparent);
        held.accept(events);
        return effects;
    }

    private List<Effect> record(MeshEvent event, Turn turn) {
        return sequencer.record(event, turn.traceparent());
    }

    private CoreState state() {
        return sequencer.core().state();
    }
}
