package io.sapphire.local.backtest;

import io.sapphire.agents.kit.Speaker;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.shell.Proposals;
import io.sapphire.domain.event.Answer;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One recorded stretch of time traded in virtual time, in the order in which the running mesh does it in lock-step: clock,
 * reports and frames, then every frame's round, each time until nothing more follows. For one thread at a time.
 */
public final class Backtest {
    private static final long EPOCH = 1;

    private final BacktestPlan plan;
    private final DirectVenue venue;
    private final List<Speaker> agents;
    private final Recorder recorder;
    private final Tape tape;
    private final Optional<Fork> fork;

    /** @param tape hears every event once it has been applied */
    public Backtest(BacktestPlan plan, Tape tape) {
        this(plan, tape, Optional.empty());
    }

    /** @param fork where it leaves the way it would have gone */
    public Backtest(BacktestPlan plan, Tape tape, Optional<Fork> fork) {
        this.plan = plan;
        this.fork = fork;
        this.tape = tape;
        this.venue = new DirectVenue(plan);
        this.agents = new ArrayList<>(plan.sessions().stream().map(Speaker::new).toList());
        this.recorder = new Recorder(TradingCore.of(plan.start()), tape, fork);
    }

    /** Hears what a backtest records. */
    @FunctionalInterface
    public interface Tape {

        /** @param core as it is after the event and before what follows from it */
        void heard(MeshEvent event, TradingCore core);

        /** The next frame comes from here. @param offset as {@link MeshEvent.FrameNamed} tells it */
        default void reached(Symbol symbol, long frame, long offset) {}

        /** Hears the same and tells the other. */
        default Tape and(Tape other) {
            return new Tape() {

                @Override
                public void heard(MeshEvent event, TradingCore core) {
                    Tape.this.heard(event, core);
                    other.heard(event, core);
                }

                @Override
                public void reached(Symbol symbol, long frame, long offset) {
                    Tape.this.reached(symbol, frame, offset);
                    other.reached(symbol, frame, offset);
                }
            };
        }
    }

    /** Trades to the end. @return the core as it then is */
    public TradingCore run() {
        lead();
        for (var step = venue.step(); !step.ended() && !step.venueTime().isAfter(plan.end()); step = venue.step()) {
            play(step);
        }
        carryOut(record(new MeshEvent.VenueReadiness(Readiness.RECORDING_ENDED, "recording ended")));
        return core();
    }

    /** Orders the adapter of a running mesh would have refused for its own ceilings. They traded here. */
    public long aboveCeilings() {
        return venue.aboveCeilings();
    }

    private void lead() {
        carryOut(record(plan.start()));
        carryOut(record(new MeshEvent.LeaderChanged(EPOCH)));
        carryOut(record(new MeshEvent.VenueReadiness(Readiness.RECONCILING, "")));
        carryOut(recordAll(venue.opening()));
        plan.start().listings().stream()
                .map(Listing::symbol)
                .forEach(symbol -> carryOut(record(new MeshEvent.PositionReconciled(symbol, 0, 0))));
        agents.forEach(agent -> carryOut(record(new MeshEvent.AgentJoined(agent.describe(), false))));
        boolean warmUp = core().state().now().isBefore(plan.start().tradingStart());
        carryOut(record(new MeshEvent.VenueReadiness(warmUp ? Readiness.WARM_UP : Readiness.TRADING, "")));
    }

    private void play(DirectVenue.Step step) {
        var effects = new ArrayList<Effect>();
        if (step.venueTime().isAfter(core().state().now())) {
            effects.addAll(record(new MeshEvent.TimeAdvanced(step.venueTime(), step.number())));
        }
        effects.addAll(open());
        effects.addAll(recordAll(step.facts()));
        step.frames().forEach(frame -> effects.addAll(observe(frame)));
        carryOut(effects);
        step.frames().forEach(this::hold);
    }

    private List<Effect> observe(MarketFrame frame) {
        tape.reached(frame.symbol(), frame.number(), venue.offset(frame.symbol()));
        return record(new MeshEvent.MarketObserved(frame));
    }

    private List<Effect> open() {
        boolean over = core().state().readiness() == Readiness.WARM_UP
                && !core().state().now().isBefore(plan.start().tradingStart());
        return over ? record(new MeshEvent.VenueReadiness(Readiness.TRADING, "")) : List.of();
    }

    private void hold(MarketFrame frame) {
        var events = round(core().observation(frame.symbol()));
        carryOut(recordAll(events.subList(0, events.size() - 1)));
        fork.filter(here -> here.isAt(frame.symbol(), frame.number())).ifPresent(this::leave);
        carryOut(record(events.getLast()));
    }

    private void leave(Fork here) {
        recorder.fork();
        agents.removeIf(agent -> !here.stays().test(new MeshEvent.AgentJoined(agent.describe(), false)));
        carryOut(recordAll(here.said()));
    }

    /** What was asked a language model, then signals, in agent order; where they disagree, what their makers say of them. */
    private List<MeshEvent> round(Observation observation) {
        var events = new ArrayList<MeshEvent>();
        var reasoned = new ArrayList<MeshEvent>();
        var answers = new ArrayList<Answer>();
        var signals = new ArrayList<Signal>();
        for (var agent : agents) {
            switch (reply(agent, observation, reasoned)) {
                case Signal signal -> {
                    signals.add(signal);
                    events.add(new MeshEvent.SignalReceived(signal));
                    answers.add(new Answer(signal.agent(), ""));
                }
                case NoView noView -> answers.add(new Answer(noView.agent(), noView.reason()));
            }
        }
        events.addAll(0, reasoned);
        var frame = observation.frame();
        events.addAll(secondRound(new Proposals(frame.symbol(), frame.number(), signals)));
        events.add(new MeshEvent.RoundClosed(frame.symbol(), frame.number(), answers, List.of()));
        return events;
    }

    private Reply reply(Speaker agent, Observation observation, List<MeshEvent> reasoned) {
        var draft = agent.observe(observation);
        var inquiry = agent.inquiry(observation);
        if (inquiry.isEmpty()) {
            return draft;
        }
        var outcome = plan.answers().recall(inquiry.get());
        switch (outcome) {
            case Outcome.Answered(var _, var record) -> reasoned.add(new MeshEvent.Reasoned(record));
            case Outcome.Failed(var _, var record) -> reasoned.add(new MeshEvent.Reasoned(record));
            case Outcome.NotAsked _ -> {}
        }
        return agent.reconsider(observation, outcome);
    }

    private List<MeshEvent> secondRound(Proposals proposals) {
        if (!proposals.disagree()) {
            return List.of();
        }
        var reviews =
                agents.stream().map(agent -> agent.review(proposals.signals())).toList();
        var critiques = reviews.stream()
                .flatMap(review -> review.critiques().stream())
                .<MeshEvent>map(MeshEvent.CritiqueReceived::new);
        var revised = reviews.stream()
                .flatMap(review -> review.revised().stream())
                .<MeshEvent>map(MeshEvent.SignalReceived::new);
        return Stream.concat(critiques, revised).toList();
    }

    /** Until nothing more follows; the venue sees the orders in the core's order. */
    private void carryOut(List<Effect> effects) {
        for (var now = effects; !now.isEmpty(); ) {
            var next = new ArrayList<Effect>();
            now.forEach(effect -> next.addAll(perform(effect)));
            now = next;
        }
    }

    private List<Effect> perform(Effect effect) {
        return switch (effect) {
            case Effect.Send(var approved, var authority) -> recordAll(venue.submit(approved.order(), authority));
            case Effect.Cancel(var order) -> {
                core().orders()
                        .find(order)
                        .ifPresent(own -> venue.cancel(own.order().symbol(), order));
                yield List.of();
            }
            case Effect.Append _ -> throw new IllegalStateException("an append is not for the world outside");
        };
    }

    private List<Effect> recordAll(List<MeshEvent> events) {
        var effects = new ArrayList<Effect>();
        events.forEach(event -> effects.addAll(record(event)));
        return effects;
    }

    private List<Effect> record(MeshEvent event) {
        return recorder.record(event);
    }

    private TradingCore core() {
        return recorder.core();
    }
}
