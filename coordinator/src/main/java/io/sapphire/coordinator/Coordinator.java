package io.sapphire.coordinator;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.micrometer.core.instrument.MeterRegistry;
import io.sapphire.coordinator.build.Build;
import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogUnwritableException;
import io.sapphire.coordinator.grpc.ControlEndpoint;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.coordinator.grpc.EventEndpoint;
import io.sapphire.coordinator.grpc.ExchangeDesk;
import io.sapphire.coordinator.grpc.ExchangeMarket;
import io.sapphire.coordinator.grpc.Verifications;
import io.sapphire.coordinator.kafka.KafkaReplica;
import io.sapphire.coordinator.shell.Replica;
import io.sapphire.coordinator.shell.Sequencer;
import io.sapphire.coordinator.shell.ShellRules;
import io.sapphire.coordinator.shell.TradingShell;
import io.sapphire.coordinator.shell.VenueDescription;
import io.sapphire.domain.market.Listing;
import io.sapphire.mesh.MeshServer;
import io.sapphire.trace.RecentSteps;
import io.sapphire.trace.Spans;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** The running coordinator: log, core, shell and server, from the moment the venue can be described. */
final class Coordinator implements AutoCloseable {
    private static final Duration DRAINING = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);

    private final CoordinatorProperties properties;
    private final ExchangeMarket market;
    private final ExchangeDesk desk;
    private final BiFunction<List<Listing>, FileEventLog, AgentLines> agentLines;
    private final ShellRules rules;
    private final InstantSource clock;
    private final Spans spans;
    private final MeterRegistry registry;
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private final AtomicReference<String> pause = new AtomicReference<>("");
    private Optional<MeshServer> server = Optional.empty();
    private Optional<EventLog> log = Optional.empty();
    private Optional<AgentLines> agents = Optional.empty();
    private final List<TradingShell> shells = new ArrayList<>();
    private final LogSpace space;
    private Disposable trading = Disposables.disposed();
    private Disposable replicating = Disposables.disposed();
    private Mono<Void> drained = Mono.empty();

    Coordinator(
            CoordinatorProperties properties,
            ExchangeMarket market,
            ExchangeDesk desk,
            BiFunction<List<Listing>, FileEventLog, AgentLines> agentLines,
            ShellRules rules,
            InstantSource clock,
            Spans spans,
            MeterRegistry registry) {
        this.properties = properties;
        this.market = market;
        this.desk = desk;
        this.agentLines = agentLines;
        this.rules = rules;
        this.clock = clock;
        this.spans = spans;
        this.registry = registry;
        this.space = new LogSpace(properties.log(), properties.leastSpace(), Disk.real());
    }

    /** Starts once the venue answers: what is traded is the venue's to say. */
    void start() {
        var venue = market.describe()
                .timeout(rules.patience())
                .toFuture()
                .orTimeout(rules.patience().toMillis(), MILLISECONDS)
                .join();
        trade(venue);
    }

    private void trade(VenueDescription venue) {
        var kafka = properties.kafka().isOn()
                ? Optional.of(KafkaReplica.open(properties.kafka(), account(), new EventCodec()))
                : Optional.<KafkaReplica>empty();
        var run = Run.open(properties, venue, Build.name(), clock, Disk.real(), kafka);
        var writer = new TimedLog(run.writer(), registry);
        log = Optional.of(writer);
        var recent = new RecentSteps(spans);
        var sequencer = new Sequencer(writer, run.core(), run::quiet, recent, run.orderTraces());
        var replica = kafka.map(found -> replicate(found, run, sequencer, recent, venue))
                .orElse(Replica.NONE);
        if (agents.isEmpty()) {
            agents = Optional.of(agentLines.apply(venue.listings(), run.log()));
        }
        var shell = new TradingShell(
                sequencer,
                replica,
                market,
                desk,
                agents.orElseThrow().configured(),
                agents.orElseThrow().dial(),
                rules,
                space);
        shells.add(shell);
        var serving = MeshServer.start(
                properties.listen(),
                List.of(
                        new EventEndpoint(run.log(), shell.heads(), recent::of, new Verifications(run.audit(), clock)),
                        new ControlEndpoint(shell, failure::get, pause::get)),
                spans,
                registry);
        server = Optional.of(serving);
        trading = shell.run(venue).onErrorResume(this::failed).subscribe();
        serving.serving(true);
    }

    /** In lock-step venue time stands still while Kafka is waited for: nothing is gained by trading without it. */
    private Replica replicate(
            KafkaReplica kafka, Run run, Sequencer sequencer, RecentSteps recent, VenueDescription venue) {
        var within = venue.lockStep() ? rules.patience() : properties.kafka().acknowledgeWithin();
        var following = kafka.follow(run.id(), run.log(), properties.log(), sequencer.heads(), recent, within);
        replicating = following
                .work()
                .doOnError(failed -> LOG.error("the replica in Kafka is not kept up any more", failed))
                .subscribe();
        drained = Mono.defer(() -> following.has(run.log().lastSequence()));
        return new MeasuredReplica(following.replica(), registry);
    }

    /** Whose events they are: the account of the orders. */
    private String account() {
        return Objects.requireNonNull(
                properties.trading().get("account"), "sapphire.coordinator.trading.account is missing");
    }

    private Mono<Void> failed(Throwable cause) {
        server.ifPresent(serving -> serving.serving("sapphire.control.v1.ControlService", false));
        if (cause instanceof LogUnwritableException) {
            LOG.error("trading stopped, and goes on by itself once there is room: {}", cause.getMessage());
            pause.set("it goes on by itself once there is room: " + cause.getMessage());
            return again();
        }
        LOG.error("trading stopped", cause);
        failure.set(Optional.ofNullable(cause.getMessage()).orElse(cause.toString()));
        return Mono.empty();
    }

    /** Once the log can be written again everything begins as after a restart of the process. */
    private Mono<Void> again() {
        return Mono.delay(PAUSE)
                .publishOn(Schedulers.boundedElastic())
                .filter(_ -> space.shortage().isEmpty() && space.canBeWritten())
                .repeatWhenEmpty(Integer.MAX_VALUE, pauses -> pauses)
                .then(Mono.fromRunnable(this::restart))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE)
                        .doBeforeRetry(failed -> LOG.warn("trading cannot go on yet", failed.failure())))
                .then();
    }

    private void restart() {
        LOG.info("the event log can be written again: trading goes on");
        release();
        start();
        pause.set("");
    }

    private void release() {
        server.ifPresent(MeshServer::close);
        server = Optional.empty();
        shells.forEach(TradingShell::close);
        shells.clear();
        log.ifPresent(open -> attempt(open::sync));
        drain();
        log.ifPresent(open -> attempt(open::close));
        replicating.dispose();
        log = Optional.empty();
    }

    /** A log that could not be synced must be closed all the same. */
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (LogUnwritableException unwritten) {
            LOG.warn("the event log was not closed as it should be: {}", unwritten.getMessage());
        }
    }

    /** The port it listens on; -1 in process. */
    public int port() {
        return server.map(MeshServer::port).orElse(-1);
    }

    @Override
    public void close() {
        server.ifPresent(MeshServer::close);
        trading.dispose();
        release();
    }

    /** The last events of a run are as good as the first; what does not arrive now does at the next start. */
    private void drain() {
        try {
            drained.toFuture().get(DRAINING.toMillis(), MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.warn("the last events are not in Kafka yet: they follow at the next start");
        } catch (ExecutionException failed) {
            LOG.warn("the last events are not in Kafka yet", failed.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        drained = Mono.empty();
    }
}
