package io.sapphire.local;

import io.sapphire.domain.market.Money;
import io.sapphire.local.console.Entrance;
import io.sapphire.local.data.TradingLatch;
import io.sapphire.local.grpc.RunStatus;
import io.sapphire.local.http.ReplayPlan;
import io.sapphire.local.keys.AnalyticsAccess;
import io.sapphire.local.process.Backoff;
import io.sapphire.local.process.ChildSpec;
import io.sapphire.local.process.LoopbackPorts;
import io.sapphire.local.process.Supervision;
import io.sapphire.local.process.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Every service in a process of its own, joined over loopback, each started again when it dies. */
public final class ProcessMesh implements Mesh {
    private static final Supervision SUPERVISION = new Supervision(
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10)),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10));

    private final Wiring wiring;
    private final Programs programs;
    private final Supervisor supervisor;
    private final Running running;
    private final ResidentRunner runner;

    /** @param notices told what becomes of the processes */
    public ProcessMesh(Wiring wiring, Consumer<String> notices) throws InterruptedException {
        this(wiring, ServiceMain::command, notices);
    }

    /** @param programs what is started instead of this program's own classes */
    ProcessMesh(Wiring wiring, Programs programs, Consumer<String> notices) throws InterruptedException {
        this.wiring = wiring;
        this.programs = programs;
        this.supervisor = new Supervisor(SUPERVISION, notices);
        var places = freePlaces(wiring.options().port());
        this.running = new Running(places, wiring.overseer(places));
        this.runner = new ResidentRunner(wiring, running.places().runner());
        try {
            start();
        } catch (RuntimeException | InterruptedException failure) {
            close();
            throw failure;
        }
    }

    @Override
    public boolean isServing() {
        return running.isServing();
    }

    @Override
    public RunStatus status() {
        return running.status();
    }

    @Override
    public TradingLatch adapterLatch() {
        return running.adapterLatch();
    }

    @Override
    public Entrance entrance() {
        return new Entrance(running.places().gateway(), wiring.access());
    }

    @Override
    public Optional<String> adapter() {
        return Optional.of(running.places().adapter());
    }

    @Override
    public List<String> minds() {
        return running.minds(wiring.options().agents());
    }

    @Override
    public ReplayPlan plan() {
        return running.plan();
    }

    @Override
    public String analyticsFailure() {
        return running.analyticsFailure();
    }

    @Override
    public Money ledgerEquity() {
        return running.ledgerEquity();
    }

    /** Where its services listen. */
    Places places() {
        return running.places();
    }

    @Override
    public void close() {
        AnalyticsAccess.close(wiring.data().processes());
        running.close();
        supervisor.close();
        runner.close();
    }

    private static Places freePlaces(int gateway) {
        var ports = LoopbackPorts.free(8);
        var free = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        return new Places(
                free.get(0),
                free.get(1),
                free.get(2),
                free.get(3),
                free.get(4),
                free.get(6),
                free.get(7),
                gateway == 0 ? ports.get(5) : gateway);
    }

    private void start() throws InterruptedException {
        if (!wiring.options().isReal()) {
            start(Service.SIMULATOR, wiring.simulator(running.places()), Map.of());
        }
        start(Service.ADAPTER, wiring.adapter(running.places()), Map.of());
        running.carryOver(wiring.carried().adapter());
        if (wiring.hasAgents()) {
            start(Service.AGENTS, wiring.agents(running.places()), Map.of());
        }
        start(Service.COORDINATOR, wiring.coordinator(running.places()), Map.of());
        start(Service.GATEWAY, wiring.gateway(running.places()), wiring.access().environment());
        var asking = AnalyticsAccess.create(wiring.data().processes());
        start(Service.ANALYTICS, wiring.analytics(running.places()), Map.of());
        asking.open(running.places().analytics());
    }

    private void start(Service service, List<String> arguments, Map<String, String> environment)
            throws InterruptedException {
        supervisor.start(new ChildSpec(
                service.toString(),
                programs.command(service, arguments),
                environment,
                wiring.data().logs().resolve(service + ".log"),
                wiring.data().processes().resolve(service + ".pid"),
                () -> running.isReady(service)));
    }
}
