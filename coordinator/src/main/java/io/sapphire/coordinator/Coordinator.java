package io.sapphire.coordinator;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogUnwritableException;
import io.sapphire.coordinator.grpc.ControlEndpoint;
import io.sapphire.coordinator.grpc.EventEndpoint;
import io.sapphire.coordinator.grpc.ExchangeDesk;
import io.sapphire.coordinator.grpc.ExchangeMarket;
import io.sapphire.coordinator.shell.AgentLine;
import io.sapphire.coordinator.shell.Sequencer;
import io.sapphire.coordinator.shell.ShellRules;
import io.sapphire.coordinator.shell.TradingShell;
import io.sapphire.coordinator.shell.VenueDescription;
import io.sapphire.domain.market.Listing;
import io.sapphire.mesh.MeshServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);

    private final CoordinatorProperties properties;
    private final ExchangeMarket market;
    private final ExchangeDesk desk;
    private final BiFunction<List<Listing>, FileEventLog, List<AgentLine>> agentLines;
    private final ShellRules rules;
    private final InstantSource clock;
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private Optional<MeshServer> server = Optional.empty();
    private Optional<EventLog> log = Optional.empty();
    private List<AgentLine> agents = List.of();
    private final List<TradingShell> shells = new ArrayList<>();
    private final LogSpace space;
    private Disposable trading = Disposables.disposed();

    Coordinator(
            CoordinatorProperties properties,
            ExchangeMarket market,
            ExchangeDesk desk,
            BiFunction<List<Listing>, FileEventLog, List<AgentLine>> agentLines,
            ShellRules rules,
            InstantSource clock) {
        this.properties = properties;
        this.market = market;
        this.desk = desk;
        this.agentLines = agentLines;
        this.rules = rules;
        this.clock = clock;
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
        var run = Run.open(properties, venue, build(), clock, Disk.real());
        log = Optional.of(run.writer());
        var sequencer = new Sequencer(run.writer(), run.core(), run::quiet);
        if (agents.isEmpty()) {
            agents = agentLines.apply(venue.listings(), run.log());
        }
        var shell = new TradingShell(sequencer, market, desk, agents, rules, space);
        shells.add(shell);
        var serving = MeshServer.start(
                properties.listen(),
                List.of(new EventEndpoint(run.log(), shell.heads()), new ControlEndpoint(shell, failure::get)));
        server = Optional.of(serving);
        trading = shell.run(venue).onErrorResume(this::failed).subscribe();
        serving.serving(true);
    }

    private Mono<Void> failed(Throwable cause) {
        server.ifPresent(serving -> serving.serving("sapphire.control.v1.ControlService", false));
        if (cause instanceof LogUnwritableException) {
            LOG.error("trading stopped, and goes on by itself once there is room: {}", cause.getMessage());
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
    }

    private void release() {
        server.ifPresent(MeshServer::close);
        server = Optional.empty();
        shells.forEach(TradingShell::close);
        shells.clear();
        try {
            log.ifPresent(EventLog::close);
        } catch (LogUnwritableException unwritten) {
            LOG.warn("the event log was not closed as it should be: {}", unwritten.getMessage());
        }
        log = Optional.empty();
    }

    private static String build() {
        return Optional.ofNullable(Coordinator.class.getPackage().getImplementationVersion())
                .orElse("development");
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
}
