package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.CoreState;
import io.sapphire.coordinator.risk.Drill;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.signal.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Streams in, recorded events out. All work on log and core happens on one thread, turn by turn: in lock-step a turn is
 * a step of the simulator, in live mode whatever has arrived since the turn before.
 */
public final class TradingShell {
    private final Sequencer sequencer;
    private final Venue venue;
    private final Replicated replicated;
    private final Takeover takeover;
    private final Attendance attendance;
    private final ShellRules rules;
    private final Space space;
    private final Crew crew;
    private final Questions questions;
    private final Arrivals arrivals;
    private final Dispatch dispatch;

    private final Scheduler core = Schedulers.newSingle("core", true);
    private final Disposable.Composite streams = Disposables.composite();

    /** Rings whenever something has arrived; that it rang twice does not matter. */
    private final Sinks.Many<Instant> bell = Sinks.many().replay().latest();

    /** A shell at rest. */
    public TradingShell(Sequencer sequencer, Venue venue, OrderDesk desk, List<AgentLine> agents, ShellRules rules) {
        this(sequencer, Replica.NONE, venue, desk, agents, rules, Space.PLENTY);
    }

    /** A shell whose agents are those it begins with. */
    public TradingShell(
            Sequencer sequencer,
            Replica replica,
            Venue venue,
            OrderDesk desk,
            List<AgentLine> agents,
            ShellRules rules,
            Space space) {
        this(sequencer, replica, venue, desk, agents, Dial.NOBODY, rules, space);
    }

    /**
     * A shell that watches its stores.
     *
     * @param replica waited for before anything leaves
     * @param agents of the configuration; whose seat an operator took away is none of them
     * @param dial opens lines to those an operator adds, and has added before
     * @param space below which nothing new is traded
     */
    public TradingShell(
            Sequencer sequencer,
            Replica replica,
            Venue venue,
            OrderDesk desk,
            List<AgentLine> agents,
            Dial dial,
            ShellRules rules,
            Space space) {
        this.sequencer = sequencer;
        this.venue = venue;
        this.rules = rules;
        this.space = space;
        this.crew = new Crew(agents, dial, sequencer.core().seats());
        this.questions = new Questions(sequencer, crew.lines(), core);
        this.replicated = new Replicated(sequencer, replica);
        var reports = new ReportInbox(state().lastReport());
        this.arrivals = new Arrivals(reports, rules.patience(), core);
        this.dispatch = new Dispatch(sequencer, replicated, desk, reports, core, rules.patience());
        this.attendance = new Attendance(crew.lines(), sequencer, core, this::broken);
        this.takeover = new Takeover(sequencer, venue, dispatch, reports, core, rules, attendance);
        streams.add(attendance);
    }

    /** Trades until cancelled; fails when trading cannot go on. To be subscribed once. */
    public Mono<Void> run(VenueDescription description) {
        return Mono.defer(() -> listen())
                .then(takeover.lead(description, crew.lines().all()))
                .then(description.lockStep() ? lockStep(description).takeUntilOther(breakage()) : Mono.empty())
                .then(live())
                .doFinally(_ -> streams.dispose())
                .subscribeOn(core);
    }

    /**
     * Follows an operator's instruction: live at once, in lock-step between two frames.
     *
     * @return sequence of its last event; fails if the instruction cannot be followed
     */
    public Mono<Long> order(Instruction instruction, String operator, String reason) {
        return Mono.fromSupplier(() -> new Command(instruction, operator, reason, Sinks.one()))
                .doOnNext(command -> rules.ceilings().hold(command.instruction()))
                .doOnNext(arrivals::put)
                .doOnNext(_ -> ring())
                .doOnNext(_ -> core.schedule(this::interrupt))
                .flatMap(command -> command.recorded().asMono());
    }

    /**
     * Puts a person's question to an agent; question and answer are recorded, and nothing is decided on them.
     *
     * @return the answer; fails with {@link NoSuchElementException} if there is no such agent, with
     *     {@link IllegalStateException} if it is gone or says too much, and with {@link TimeoutException} if it does not
     *     answer
     */
    public Mono<Answered> question(AgentId agent, String operator, String text) {
        return questions.ask(agent, operator, text);
    }

    /**
     * Gives an agent a seat once it has answered and was told the past it wants; nothing is recorded before that.
     *
     * @param target where it is dialled
     * @return sequence of its joining; fails with {@link IllegalArgumentException} if the run has it already, and with
     *     {@link IllegalStateException} if it cannot be reached
     */
    public Mono<Long> add(AgentId agent, String target, String operator, String reason) {
        return crew.add(
                        agent,
                        target,
                        descriptor -> order(new Instruction.AddAgent(descriptor, target), operator, reason))
                .subscribeOn(core);
    }

    /** Takes an agent's seat away. @return sequence of what was recorded; fails if the run has no such agent */
    public Mono<Long> remove(AgentId agent, String operator, String reason) {
        return order(new Instruction.RemoveAgent(agent), operator, reason).doOnNext(_ -> dismiss(agent));
    }

    private void dismiss(AgentId agent) {
        attendance.forget(agent);
        crew.dismiss(agent);
    }

    /** Live, commands do not wait for the turn that is under way. */
    private void interrupt() {
        if (live.isPresent()) {
            arrivals.takeCommands().forEach(command -> follow(live.get().obeyNow(command)));
        }
    }

    private void follow(Mono<Void> obeyed) {
        var mine = Disposables.swap();
        streams.add(mine);
        mine.update(obeyed.doFinally(_ -> streams.remove(mine)).subscribe(_ -> {}, this::broken));
    }

    /** Makes every limit fire on a copy of the state. @throws RuntimeException as {@link Drill#fire} says */
    public Mono<List<Drill.Shot>> testFire(Optional<DenialCode> code) {
        return Mono.fromSupplier(() -> sequencer.core().drill(code)).subscribeOn(core);
    }

    /** Reads the state between two turns' events. */
    public Mono<Status> status() {
        return Mono.fromSupplier(() -> Status.of(sequencer.core(), replicated.last()))
                .subscribeOn(core);
    }

    private Mono<Void> listen() {
        streams.add(replicated.follow(this::ring));
        streams.add(venue.reports(state().lastReport() + 1).publishOn(core).subscribe(this::arrived, this::broken));
        streams.add(venue.frames().publishOn(core).subscribe(this::arrived, this::broken));
        return Mono.empty();
    }

    private void arrived(List<MeshEvent> facts) {
        arrivals.put(facts);
        ring();
    }

    private void arrived(Frames frames) {
        arrivals.put(frames);
        ring();
    }

    private void broken(Throwable failure) {
        bell.emitError(failure, Sinks.EmitFailureHandler.busyLooping(Duration.ofMillis(100)));
    }

    /** Fails when a stream did. */
    private Mono<Instant> breakage() {
        return bell.asFlux().ignoreElements();
    }

    private void ring() {
        bell.emitNext(Instant.EPOCH, Sinks.EmitFailureHandler.busyLooping(Duration.ofMillis(100)));
    }

    private Mono<Void> lockStep(VenueDescription description) {
        return Mono.defer(() -> {
            var turns = turns(this::isAsked, rules.patience(), true);
            return new LockStep(sequencer, venue, arrivals, turns, dispatch, core, rules.patience()).play(description);
        });
    }

    /** In lock-step every agent has to answer, and only a shadow can be gone. */
    private boolean isAsked(AgentId agent) {
        return attendance.isPresent(agent)
                || crew.lines().find(agent).filter(AgentLine::isShadow).isEmpty();
    }

    /** Once turns follow the market and not the simulator's steps. For the core's thread. */
    private Optional<Turns> live = Optional.empty();

    private Mono<Void> live() {
        return Mono.defer(() -> {
            var turns = turns(attendance::isPresent, rules.roundDeadline(), false);
            live = Optional.of(turns);
            return turnByTurn(turns);
        });
    }

    private Mono<Void> turnByTurn(Turns turns) {
        return bell.asFlux()
                .onBackpressureLatest()
                .publishOn(core, 1)
                .concatMap(_ -> Mono.defer(() -> turns.play(arrivals.soFar(state().now()))), 1)
                .then();
    }

    private Turns turns(Predicate<AgentId> asked, Duration deadline, boolean allMustAnswer) {
        var rounds = new Rounds(crew.lines()::all, asked, deadline, allMustAnswer, sequencer.spans());
        return new Turns(sequencer, replicated, rounds, dispatch, core, space, attendance::note);
    }

    private CoreState state() {
        return sequencer.core().state();
    }

    /** Lets its thread go. Nothing may be asked of it any more. */
    public void close() {
        streams.dispose();
        crew.close();
        core.dispose();
    }

    /** Every event from a sequence on, as soon as it is recorded. */
    public Flux<Long> heads() {
        return sequencer.heads();
    }
}
