package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.CoreState;
import io.sapphire.coordinator.risk.Drill;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AgentAnswered;
import io.sapphire.domain.event.MeshEvent.AgentAsked;
import io.sapphire.domain.event.MeshEvent.VenueReadiness;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
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
    private static final String NO_TRACE = "";
    private static final int LONGEST_QUESTION = 1_000;
    private static final int LONGEST_ANSWER = 4_000;
    /** Shorter than the patience of whoever asks, so that it is told who did not answer. */
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(5);

    private final Sequencer sequencer;
    private final Venue venue;
    private final Replicated replicated;
    private final Takeover takeover;
    private final Attendance attendance;
    private final ShellRules rules;
    private final Space space;
    private final Lines lines;
    private final Dial dial;
    /** Of those that were added: nobody else closes them. */
    private final Set<AgentId> dialled = ConcurrentHashMap.newKeySet();

    private final ReportInbox reports;
    private final FrameInbox frames = new FrameInbox();
    private final Dispatch dispatch;
    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();

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
        this.space = space;
        this.sequencer = sequencer;
        this.venue = venue;
        this.dial = dial;
        this.lines = Lines.of(agents.stream()
                .filter(line -> !sequencer.core().seats().isRemoved(line.id()))
                .toList());
        sequencer.core().seats().added().forEach((agent, target) -> admit(dial.to(agent, target)));
        this.rules = rules;
        this.reports = new ReportInbox(state().lastReport());
        this.replicated = new Replicated(sequencer, replica);
        this.dispatch = new Dispatch(sequencer, replicated, desk, reports, core, rules.patience());
        this.attendance = new Attendance(lines, sequencer, core, this::broken);
        this.takeover = new Takeover(sequencer, venue, dispatch, reports, core, rules, attendance);
        streams.add(attendance);
    }

    /** Trades until cancelled; fails when trading cannot go on. To be subscribed once. */
    public Mono<Void> run(VenueDescription description) {
        return Mono.defer(() -> listen())
                .then(takeover.lead(description, lines.all()))
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
                .doOnNext(commands::add)
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
        return Mono.fromSupplier(() -> asked(agent, operator, text))
                .subscribeOn(core)
                .flatMap(number -> line(agent)
                        .question(number, text)
                        .transform(Patience.with(ANSWER_DEADLINE, "agent " + agent))
                        .publishOn(core)
                        .map(answer -> answered(agent, number, answer)));
    }

    private long asked(AgentId agent, String operator, String text) {
        if (operator.isBlank() || text.isBlank() || text.length() > LONGEST_QUESTION) {
            throw new IllegalArgumentException(
                    "an operator and a question of 1 to " + LONGEST_QUESTION + " characters are required");
        }
        var _ = line(agent);
        var _ = sequencer.record(new AgentAsked(agent, operator, text), NO_TRACE);
        return state().sequence();
    }

    /** An answer. @param sequence of its event */
    public record Answered(long sequence, String text) {}

    private Answered answered(AgentId agent, long question, String answer) {
        if (answer.length() > LONGEST_ANSWER) {
            throw new IllegalStateException(
                    "agent " + agent + " answered with more than " + LONGEST_ANSWER + " characters");
        }
        var _ = sequencer.record(new AgentAnswered(agent, question, answer), NO_TRACE);
        return new Answered(state().sequence(), answer);
    }

    private AgentLine line(AgentId agent) {
        return lines.find(agent).orElseThrow(() -> new NoSuchElementException("the run has no agent " + agent));
    }

    /**
     * Gives an agent a seat once it has answered and was told the past it wants; nothing is recorded before that.
     *
     * @param target where it is dialled
     * @return sequence of its joining; fails with {@link IllegalArgumentException} if the run has it already, and with
     *     {@link IllegalStateException} if it cannot be reached
     */
    public Mono<Long> add(AgentId agent, String target, String operator, String reason) {
        return Mono.defer(() -> {
                    var line = dial.to(agent, target);
                    return reached(line)
                            .flatMap(
                                    descriptor -> order(new Instruction.AddAgent(descriptor, target), operator, reason))
                            .doOnNext(_ -> admit(line))
                            .doOnError(_ -> line.close())
                            .doOnCancel(line::close);
                })
                .subscribeOn(core);
    }

    private static Mono<AgentDescriptor> reached(AgentLine line) {
        return line.join()
                .transform(Patience.with(ANSWER_DEADLINE, "agent " + line.id()))
                .onErrorMap(failure -> new IllegalStateException(
                        "agent " + line.id() + " cannot be reached: " + failure.getMessage(), failure));
    }

    private void admit(AgentLine line) {
        dialled.add(line.id());
        lines.add(line);
    }

    /** Takes an agent's seat away. @return sequence of what was recorded; fails if the run has no such agent */
    public Mono<Long> remove(AgentId agent, String operator, String reason) {
        return order(new Instruction.RemoveAgent(agent), operator, reason).doOnNext(_ -> dismiss(agent));
    }

    private void dismiss(AgentId agent) {
        attendance.forget(agent);
        dialled.remove(agent);
        lines.remove(agent).ifPresent(AgentLine::close);
    }

    /** Live, commands do not wait for the turn that is under way. */
    private void interrupt() {
        if (live.isPresent()) {
            pendingCommands().forEach(command -> follow(live.get().obeyNow(command)));
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
        reports.put(facts);
        ring();
    }

    private void arrived(Frames arrived) {
        frames.put(arrived);
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
        var rounds = new Rounds(lines::all, this::isAsked, rules.patience(), true, sequencer.spans());
        var turns = new Turns(sequencer, replicated, rounds, dispatch, core, space, attendance::note);
        return Mono.defer(() -> step(nextStep(description), turns))
                .repeat(() -> state().readiness() != Readiness.RECORDING_ENDED)
                .then();
    }

    /** In lock-step every agent has to answer, and only a shadow can be gone. */
    private boolean isAsked(AgentId agent) {
        return attendance.isPresent(agent)
                || lines.find(agent).filter(AgentLine::isShadow).isEmpty();
    }

    /** Once turns follow the market and not the simulator's steps. For the core's thread. */
    private Optional<Turns> live = Optional.empty();

    private long firstStep = -1;

    /** After a restart the last recorded step is played again, unless the venue is past it: what it recorded stays. */
    private long nextStep(VenueDescription description) {
        if (firstStep < 0) {
            firstStep = Math.max(1, description.step() > state().step() ? state().step() + 1 : state().step());
            return firstStep;
        }
        return state().step() + 1;
    }

    private Mono<Void> step(long number, Turns turns) {
        return venue.complete(number - 1)
                .transform(Patience.with(rules.patience(), "the exchange adapter"))
                .publishOn(core)
                .flatMap(step ->
                        arrivals(step).flatMap(turns::play).then(step.recordingEnded() ? ended() : Mono.empty()));
    }

    private Mono<Turn> arrivals(Step step) {
        var told = reports.arrived(step.lastReport());
        var shown = step.frames() == 0
                ? Mono.just(new Frames(List.of(), NO_TRACE, step.number()))
                : frames.ofStep(step.number());
        return told.then(shown)
                .transform(Patience.with(rules.patience(), "the exchange adapter"))
                .publishOn(core)
                .map(seen -> turn(step, reports.take(), seen));
    }

    private Turn turn(Step step, List<MeshEvent> facts, Frames seen) {
        return new Turn(step.venueTime(), step.number(), facts, seen.frames(), pendingCommands(), seen.traceparent());
    }

    /** Entries are cancelled; positions and their stops stay. */
    private Mono<Void> ended() {
        return Mono.fromSupplier(() ->
                        sequencer.record(new VenueReadiness(Readiness.RECORDING_ENDED, "recording ended"), NO_TRACE))
                .flatMap(effects -> dispatch.carryOut(effects, NO_TRACE));
    }

    private Mono<Void> live() {
        return Mono.defer(() -> {
            var rounds = new Rounds(lines::all, attendance::isPresent, rules.roundDeadline(), false, sequencer.spans());
            var turns = new Turns(sequencer, replicated, rounds, dispatch, core, space, attendance::note);
            live = Optional.of(turns);
            return turnByTurn(turns);
        });
    }

    private Mono<Void> turnByTurn(Turns turns) {
        return bell.asFlux()
                .onBackpressureLatest()
                .publishOn(core, 1)
                .concatMap(_ -> Mono.defer(() -> turns.play(whatArrived())), 1)
                .then();
    }

    private Turn whatArrived() {
        var seen = frames.take();
        var shown = seen.stream().flatMap(some -> some.frames().stream()).toList();
        var trace = seen.isEmpty() ? NO_TRACE : seen.getLast().traceparent();
        var facts = reports.take();
        var now = shown.stream().map(MarketFrame::end).max(Comparator.naturalOrder());
        return new Turn(now.orElse(state().now()), 0, facts, shown, pendingCommands(), trace);
    }

    private List<Command> pendingCommands() {
        var pending = new ArrayList<Command>();
        Stream.generate(commands::poll).takeWhile(command -> command != null).forEach(pending::add);
        return pending;
    }

    private CoreState state() {
        return sequencer.core().state();
    }

    /** Lets its thread go. Nothing may be asked of it any more. */
    public void close() {
        streams.dispose();
        dialled.forEach(agent -> lines.find(agent).ifPresent(AgentLine::close));
        core.dispose();
    }

    /** Every event from a sequence on, as soon as it is recorded. */
    public Flux<Long> heads() {
        return sequencer.heads();
    }
}
