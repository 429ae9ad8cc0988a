package io.sapphire.local;

import io.sapphire.agents.AgentsApplication;
import io.sapphire.analytics.AnalyticsApplication;
import io.sapphire.coordinator.CoordinatorApplication;
import io.sapphire.exchange.ExchangeAdapterApplication;
import io.sapphire.gateway.GatewayApplication;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.simulator.SimulatorApplication;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The services of the mesh, and the simulator they trade on; in the order they start, callees first. */
enum Service {
    SIMULATOR("sapphire.simulator", "exchange-simulator"),
    ADAPTER("sapphire.exchange", "exchange-adapter"),
    AGENTS("sapphire.agents", "agents"),
    COORDINATOR("sapphire.coordinator", "coordinator"),
    GATEWAY("sapphire.gateway", "gateway"),
    ANALYTICS("sapphire.analytics", "analytics");

    private final String prefix;
    private final String module;

    Service(String prefix, String module) {
        this.prefix = prefix;
        this.module = module;
    }

    /** Of its configuration keys. */
    String prefix() {
        return prefix;
    }

    /** The module, and the image, that it is built as. */
    String module() {
        return module;
    }

    SpringApplicationBuilder application() {
        return switch (this) {
            case SIMULATOR -> SimulatorApplication.application();
            case ADAPTER -> ExchangeAdapterApplication.application();
            case AGENTS -> AgentsApplication.application();
            case COORDINATOR -> CoordinatorApplication.application();
            case GATEWAY -> GatewayApplication.application();
            case ANALYTICS -> AnalyticsApplication.application();
        };
    }

    static Service named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.misuse("There is no service '" + name + "'."));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
