package io.sapphire.local.manifest.rule;

import io.sapphire.agents.AgentsProperties;
import io.sapphire.analytics.AnalyticsProperties;
import io.sapphire.coordinator.CoordinatorProperties;
import io.sapphire.exchange.ExchangeAdapterProperties;
import io.sapphire.gateway.GatewayProperties;
import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Settings;
import io.sapphire.local.manifest.node.Workload;
import io.sapphire.simulator.SimulatorProperties;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What a pod's configuration says, read as Spring reads it. */
public final class Configuration {
    private static final Map<String, Type> TYPES = Map.of(
            "coordinator", new Type("sapphire.coordinator", CoordinatorProperties.class),
            "exchange-adapter", new Type("sapphire.exchange", ExchangeAdapterProperties.class),
            "agents", new Type("sapphire.agents", AgentsProperties.class),
            "gateway", new Type("sapphire.gateway", GatewayProperties.class),
            "analytics", new Type("sapphire.analytics", AnalyticsProperties.class),
            "simulator", new Type("sapphire.simulator", SimulatorProperties.class));

    private Configuration() {}

    /** Bound to the service's own type, with every key taken. @throws MalformedException with Spring's words */
    static <T> T bound(Mesh mesh, Workload workload, Class<T> as) {
        var type = TYPES.get(Settings.fileOf(workload));
        try {
            var source = new MapConfigurationPropertySource(
                    Settings.of(mesh, workload).keys());
            var bound = new Binder(source)
                    .bind(
                            type.prefix(),
                            Bindable.of(type.bean()),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .orElseThrow(() -> new MalformedException(workload.name() + " has no configuration"));
            return as.cast(bound);
        } catch (BindException refused) {
            var cause = refused.getCause() == null ? refused : refused.getCause();
            throw new MalformedException(workload.name() + " would refuse its configuration: " + cause.getMessage());
        }
    }

    private record Type(String prefix, Class<?> bean) {}
}
