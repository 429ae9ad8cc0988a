package io.sapphire.gateway.stream;

import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.gateway.flow.RateMeter;
import io.sapphire.gateway.flow.Traffic;
import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.projection.ValueKey;
import io.sapphire.gateway.view.Running.Counts;
import io.sapphire.gateway.view.Running.FactItem;
import io.sapphire.gateway.view.Running.GatewayRow;
import io.sapphire.gateway.view.Running.Rates;
import io.sapphire.gateway.view.Running.SystemRow;
import io.sapphire.gateway.view.Topologies.EdgeRow;
import io.sapphire.gateway.view.Topologies.TopologyRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The projection, kept up to date on one thread; questions are answered on that thread too, between two events. */
public final class LiveView {
    private static final Logger LOG = LoggerFactory.getLogger(LiveView.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration SYSTEM_PACE = Duration.ofSeconds(1);
    private static final String SYSTEM = "system";
    private static final String TOPOLOGY = "topology";
    private static final Counts NOTHING = new Counts(0, 0, 0, 0, 0, 0);

    private final EventLog log;
    private final Projection projection;
    private final Encoder encoder;
    private final Board board;
    private final BoardMemory memory;
    private final ScoreMemory scores;
    private final EventStream stream;
    private final PastViews past;
    private final InstantSource clock;
    private final String build;
    private final Instant started;
    private final Scheduler views = Schedulers.newSingle("views", true);
    private final Sinks.Many<Long> folded = Sinks.many().replay().latest();
    private final RateMeter events = new RateMeter();
    private final RateMeter facts = new RateMeter();
    private final Traffic traffic = new Traffic();
    private final PendingValues pending = new PendingValues();
    private volatile String failure = "";
    private volatile @Nullable Long lag;
    /** Sequence of the last event in the views. */
    private volatile long taken;

    LiveView(
            EventLog log,
            Projection projection,
            Encoder encoder,
            Board board,
            BoardMemory memory,
            ScoreMemory scores,
            EventStream stream,
            PastViews past,
            InstantSource clock,
            String build) {
        this.log = log;
        this.projection = projection;
        this.encoder = encoder;
        this.board = board;
        this.memory = memory;
        this.scores = scores;
        this.stream = stream;
        this.past = past;
        this.clock = clock;
        this.build = build;
        this.started = clock.instant();
    }

    /** Follows the log until cancelled. */
    public Mono<Void> run() {
        var following = log.follow()
                .concatMap(
                        batch -> Mono.when(memory.find(batch), scores.find(batch))
                                .then(Mono.fromRunnable(() -> take(batch)).subscribeOn(views)),
                        1)
                .then()
                .onErrorResume(this::fail);
        var ticking = Flux.interval(TICK, views)
                .onBackpressureDrop()
                .doOnNext(_ -> tick())
                .then();
        return Mono.when(following, ticking, memory.keeping(), scores.keeping()).doFinally(_ -> close());
    }

    private void close() {
        views.dispose();
        past.close();
    }

    private Mono<Void> fail(Throwable cause) {
        LOG.error("the event log cannot be folded any further", cause);
        failure = "its events cannot be understood: " + cause.getMessage();
        return Mono.empty();
    }

    private void take(List<Recorded> batch) {
        batch.forEach(this::take);
        long last = batch.getLast().sequence();
        lag = Duration.between(batch.getLast().recordTime(), clock.instant()).toMillis();
        stream.ring();
        folded.emitNext(last, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    private void take(Recorded recorded) {
        scores.before(recorded, projection);
        var changed = projection.apply(recorded);
        taken = recorded.sequence();
        if (recorded.event() instanceof RunStarted started) {
            memory.begin(started.runId());
            projection.run().ifPresent(view -> stream.mode(view.run().mode()));
            pending.clear();
        }
        var run = projection.run().orElseThrow().run().runId();
        if (!changed.isEmpty()) {
            memory.tell(run, encoder.group(recorded, projection.asOf().eventTimeUs(), changed));
        }
        memory.advance(run, recorded.sequence());
        events.count(1, System.nanoTime());
        facts.count(changed.size(), System.nanoTime());
        traffic.take(recorded, changed.size(), clock.instant(), System.nanoTime());
    }

    /** Encodes the values that changed and are due. */
    private void tick() {
        long nanos = System.nanoTime();
        var now = clock.instant();
        if (!memory.isRecalling() && !catchingUp()) {
            pending.add(projection.drainChanged());
            pending.tell(nanos, key -> put(key, now));
        }
        if (pending.isDue(SYSTEM, SYSTEM_PACE, nanos)) {
            board.put(SYSTEM, encoder.message(SYSTEM, system(projection, now)));
            board.put(TOPOLOGY, encoder.message(TOPOLOGY, topology(projection, now)));
        }
        stream.tick(now, lag);
    }

    private void put(ValueKey key, Instant now) {
        projection.value(key, now).ifPresent(value -> board.put(key, encoder.message(key.topic(), value)));
    }

    /** Asks the projection between two events. */
    public <T> Mono<T> read(Function<Projection, T> question) {
        return Mono.fromSupplier(() -> question.apply(projection)).subscribeOn(views);
    }

    /**
     * Asks the projection as it was. What lies at the end of the log is asked of the present.
     *
     * @throws NoSuchElementException as an error, if the moment has not come or the run has not begun
     */
    public <T> Mono<T> read(Moment moment, Function<Projection, T> question) {
        return read(now -> now).flatMap(now -> moment.isNow(now) ? read(question) : past.read(now, moment, question));
    }

    /**
     * Asks what is a matter of the log alone; of the past, what was asked before is answered without it.
     *
     * @param asked names question and answer
     */
    public Mono<byte[]> history(Moment moment, String asked, Function<Projection, byte[]> question) {
        return read(now -> now)
                .flatMap(now -> moment.isNow(now) ? read(question) : past.history(now, moment, asked, question));
    }

    /** Whether the views show a past, because there was more of the log than they have when it was connected to. */
    public boolean catchingUp() {
        return taken < log.goal();
    }

    /** Whether the stream has the present to tell, or what was told before this gateway started. */
    public boolean hasNews() {
        return taken > 0 && !catchingUp() || memory.isRecalling();
    }

    /** Whether the views will not get any further. */
    public boolean isBroken() {
        return !failure.isEmpty();
    }

    /** How far the reading of the log is, or why it goes no further. */
    public String reading() {
        if (isBroken()) {
            return failure;
        }
        return log.connected()
                ? "its event log is read: event %d of %d".formatted(taken, log.goal())
                : "its event log cannot be read";
    }

    /** Completes once an event is in the views. */
    public Mono<Void> reached(long sequence) {
        return shown().filter(reached -> reached >= sequence).next().then();
    }

    /** The last event in the views, now and whenever it changes; those who follow the stream are told of it then. */
    public Flux<Long> shown() {
        return folded.asFlux();
    }

    /** For {@link #read} only: of the present, or of a past that has no rates. */
    public SystemRow system(Projection asked, Instant now) {
        var run = asked.run();
        long nanos = System.nanoTime();
        return new SystemRow(
                asked.sequence(),
                run.map(RunView::run).orElse(null),
                run.map(RunView::counts).orElse(NOTHING),
                asked == projection ? new Rates(events.perSecond(nanos), facts.perSecond(nanos)) : null,
                new GatewayRow(build, started, log.connected(), lag, stream.clients(), now),
                health(now).of(run));
    }

    /** For {@link #read} only: of the present, or of a past in which nothing flows. */
    public TopologyRow topology(Projection asked, Instant now) {
        var health = health(now).of(asked.run());
        var edges = asked == projection ? traffic.edges(System.nanoTime()) : List.<EdgeRow>of();
        return new TopologyRow(asked.sequence(), Traffic.WINDOW, Places.of(health), edges);
    }

    private HealthCheck health(Instant now) {
        return new HealthCheck(log.connected(), catchingUp() ? reading() : "", failure, now);
    }

    /** For {@link #read} only: what was told of an agent before this gateway was there, if it is more than what is asked. */
    public Optional<Object> recalledScores(Projection asked, AgentId agent) {
        return asked == projection ? scores.recalled(agent, asked.sequence()).map(told -> told) : Optional.empty();
    }

    /** What happened before a sequence, newest first. @param kinds all if empty */
    public List<FactItem> history(long before, int limit, Set<String> kinds) {
        return board.history(before, limit, kinds);
    }

    public EventStream stream() {
        return stream;
    }

    /** Of the last event taken in. */
    public long sequence() {
        return board.sequence();
    }

    /** Milliseconds from the last event's record to its place in the views. */
    public Optional<Long> lag() {
        return Optional.ofNullable(lag);
    }

    public boolean connected() {
        return log.connected();
    }
}
