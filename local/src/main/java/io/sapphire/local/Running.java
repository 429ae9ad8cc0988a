package io.sapphire.local;

import io.sapphire.domain.market.Money;
import io.sapphire.local.data.TradingLatch;
import io.sapphire.local.grpc.AgentsClient;
import io.sapphire.local.grpc.AnalyticsClient;
import io.sapphire.local.grpc.CoordinatorClient;
import io.sapphire.local.grpc.Health;
import io.sapphire.local.grpc.RunStatus;
import io.sapphire.local.grpc.SafetyClient;
import io.sapphire.local.http.GatewayClient;
import io.sapphire.local.http.Overseer;
import io.sapphire.local.http.ReplayPlan;
import io.sapphire.local.options.AgentOption;
import java.util.List;

/** The lines over which services are asked how they are. They connect when they are first used. */
final class Running implements AutoCloseable {
    private final Places places;
    private final Overseer overseer;
    private final Health adapter;
    private final SafetyClient safety;
    private final Health agents;
    private final Health coordinator;
    private final CoordinatorClient control;
    private final GatewayClient gateway;
    private final AnalyticsClient analytics;

    Running(Places places, Overseer overseer) {
        this.places = places;
        this.overseer = overseer;
        this.adapter = new Health(places.adapter());
        this.safety = new SafetyClient(places.adapter());
        this.agents = new Health(places.agents());
        this.coordinator = new Health(places.coordinator());
        this.control = new CoordinatorClient(places.coordinator());
        this.gateway = new GatewayClient("http://127.0.0.1:" + places.gateway());
        this.analytics = new AnalyticsClient(places.analytics());
    }

    Places places() {
        return places;
    }

    boolean isReady(Service service) {
        return switch (service) {
            case SIMULATOR -> overseer.isReachable();
            case ADAPTER -> adapter.isServing();
            case AGENTS -> agents.isServing();
            case COORDINATOR -> control.answers();
            case GATEWAY -> gateway.answers();
            case ANALYTICS -> analytics.answers();
        };
    }

    boolean isServing() {
        return adapter.isServing() && coordinator.isServing() && gateway.answers();
    }

    RunStatus status() {
        return control.status();
    }

    TradingLatch adapterLatch() {
        return safety.latch();
    }

    /** Latches the adapter as the run before left it. */
    void carryOver(TradingLatch latch) {
        if (!latch.isOpen()) {
            safety.halt(latch);
        }
    }

    /** @throws io.grpc.StatusRuntimeException if the agents do not answer */
    List<String> minds(List<AgentOption> all) {
        var own = all.stream()
                .filter(AgentOption::isOwn)
                .map(agent -> agent.id().value())
                .toList();
        try (var client = new AgentsClient(places.agents())) {
            return own.isEmpty() ? List.of() : client.minds(own);
        }
    }

    ReplayPlan plan() {
        return overseer.plan();
    }

    String analyticsFailure() {
        return analytics.failure();
    }

    Money ledgerEquity() {
        return overseer.equity();
    }

    @Override
    public void close() {
        analytics.close();
        gateway.close();
        control.close();
        coordinator.close();
        agents.close();
        safety.close();
        adapter.close();
        overseer.close();
    }
}
