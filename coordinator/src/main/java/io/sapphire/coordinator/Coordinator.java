package io.sapphire.coordinator;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.coordinator.eventlog.FileEventLog;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** The running coordinator: log, core, shell and server, from the moment the venue can be described. */
final class Coordinator implements AutoCloseable {
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
        var run = Run.open(properties, venue, build(), clock);
        log = Optional.of(run.writer());
        var sequencer = new Sequencer(run.writer(), run.core());
        var agents = agentLines.apply(venue.listings(), run.log());
        var shell = new TradingShell(sequencer, market, desk, agents, rules);
        var serving = MeshServer.start(
                properties.listen(),
                List.of(new EventEndpoint(run.log(), shell.heads()), new ControlEndpoint(shell, failure::get)));
        server = Optional.of(serving);
        trading = shell.run(venue).onErrorResume(this::failed).subscribe();
        serving.serving(true);
    }

    private Mono<Void> failed(Throwable cause) {
        LOG.error("trading stopped", cause);
        failure.set(Optional.ofNullable(cause.getMessage()).orElse(cause.toString()));
        server.ifPresent(serving -> serving.serving("sapphire.control.v1.ControlService", false));
        return Mono.empty();
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
        log.ifPresent(EventLog::close);
    }
}
