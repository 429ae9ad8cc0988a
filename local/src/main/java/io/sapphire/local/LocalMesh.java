package io.sapphire.local;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sapphire.analytics.Analytics;
import io.sapphire.domain.market.Money;
import io.sapphire.gateway.Gateway;
import io.sapphire.gateway.log.LogRing;
import io.sapphire.local.console.Entrance;
import io.sapphire.local.data.TradingLatch;
import io.sapphire.local.grpc.RunStatus;
import io.sapphire.local.http.ReplayPlan;
import io.sapphire.local.keys.AnalyticsAccess;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.local.sentence.Sentence;
import io.sapphire.metric.Meters;
import io.sapphire.simulator.Simulator;
import io.sapphire.trace.Traces;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** Every service in one JVM, each in a context of its own, joined by in-process channels. */
public final class LocalMesh implements Mesh {
    private static final Logger LOG = LoggerFactory.getLogger(LocalMesh.class);
    /** Names of in-process channels are one per JVM, and tests start several meshes. */
    private static final AtomicInteger MESHES = new AtomicInteger();

    private final Deque<ConfigurableApplicationContext> services = new ArrayDeque<>();
    private final int number = MESHES.incrementAndGet();
    private final LogRing logs = LogRing.ofWholeMesh();
    private final PrometheusMeterRegistry meters = Meters.fresh();
    private final Traces traces = Traces.ofWholeMesh(System::getenv, meters);
    private final Wiring wiring;
    private final ResidentRunner runner;
    private final Running running;

    /** Starts the mesh, callees first. @throws Refusal if a service cannot start; none is left running then */
    public LocalMesh(Wiring wiring) {
        this.wiring = wiring;
        this.runner = new ResidentRunner(wiring, pastTrader());
        try {
            this.running = start();
        } catch (RuntimeException failure) {
            stop();
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
        return Optional.empty();
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

    /** Of the coordinator, for callers beside {@link #status()}. */
    public String coordinator() {
        return running.places().coordinator();
    }

    /** Where its services listen. */
    Places places() {
        return running.places();
    }

    @Override
    public void close() {
        running.close();
        stop();
    }

    private Running start() {
        var anywhere = new Places(
                "127.0.0.1:0",
                "127.0.0.1:0",
                channel(Service.ADAPTER),
                channel(Service.AGENTS),
                channel(Service.COORDINATOR),
                "127.0.0.1:0",
                pastTrader(),
                wiring.options().port());
        var places = wiring.options().isReal() ? anywhere : besideSimulator(anywhere);
        var _ = start(Service.ADAPTER, wiring.adapter(places));
        carryOver(places);
        if (wiring.hasAgents()) {
            var _ = start(Service.AGENTS, wiring.agents(places));
        }
        var _ = start(Service.COORDINATOR, wiring.coordinator(places));
        var gateway = start(Service.GATEWAY, withSecrets(places)).getBean(Gateway.class);
        var asking = AnalyticsAccess.create(wiring.data().processes());
        var analytics = start(Service.ANALYTICS, wiring.analytics(places)).getBean(Analytics.class);
        asking.open("127.0.0.1:" + analytics.port());
        return running(places.withGateway(gateway.port()).withAnalytics("127.0.0.1:" + analytics.port()));
    }

    private Places besideSimulator(Places anywhere) {
        var simulator = start(Service.SIMULATOR, wiring.simulator(anywhere)).getBean(Simulator.class);
        return anywhere.withSimulator("127.0.0.1:" + simulator.port(), "127.0.0.1:" + simulator.adminPort());
    }

    private Running running(Places places) {
        return new Running(places, wiring.overseer(places));
    }

    /** Within one JVM nobody reads the arguments. */
    private List<String> withSecrets(Places places) {
        var secrets = wiring.access().environment().entrySet().stream()
                .map(secret -> "--" + secret.getKey() + "=" + secret.getValue());
        return Stream.concat(wiring.gateway(places).stream(), secrets).toList();
    }

    private void carryOver(Places places) {
        try (var lines = running(places)) {
            lines.carryOver(wiring.carried().adapter());
        }
    }

    private ConfigurableApplicationContext start(Service service, List<String> arguments) {
        try {
            var context = service.application()
                    .registerShutdownHook(false)
                    .initializers(fresh -> {
                        fresh.getBeanFactory().registerSingleton("traces", traces);
                        fresh.getBeanFactory().registerSingleton("log-ring", logs);
                        fresh.getBeanFactory().registerSingleton("meter-registry", meters);
                    })
                    .run(arguments.toArray(String[]::new));
            services.addFirst(context);
            logs.listen();
            return context;
        } catch (RuntimeException failure) {
            LOG.error("{} cannot start", service, failure);
            throw Refusal.failure("The %s cannot start: %s".formatted(service, Sentence.of(failure)), failure);
        }
    }

    private void stop() {
        AnalyticsAccess.close(wiring.data().processes());
        runner.close();
        services.forEach(ConfigurableApplicationContext::close);
        services.clear();
        logs.close();
    }

    private String channel(Service service) {
        return channel(service.toString());
    }

    private String pastTrader() {
        return channel("runner");
    }

    private String channel(String name) {
        return "in-process:" + name + "-" + number;
    }
}
