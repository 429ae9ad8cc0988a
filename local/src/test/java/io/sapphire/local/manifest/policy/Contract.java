package io.sapphire.local.manifest.policy;

import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.sapphire.account.v1.AccountServiceGrpc;
import io.sapphire.agent.v1.AgentServiceGrpc;
import io.sapphire.control.v1.ControlServiceGrpc;
import io.sapphire.event.v1.EventServiceGrpc;
import io.sapphire.execution.v1.ExecutionServiceGrpc;
import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.market.v1.MarketDataServiceGrpc;
import io.sapphire.runner.v1.RunnerServiceGrpc;
import io.sapphire.safety.v1.SafetyServiceGrpc;
import io.sapphire.table.v1.TableServiceGrpc;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Every method that the proto files offer, and who offers it. */
public final class Contract {
    private static final List<ServiceDescriptor> ADAPTER = List.of(
            MarketDataServiceGrpc.getServiceDescriptor(),
            ExecutionServiceGrpc.getServiceDescriptor(),
            AccountServiceGrpc.getServiceDescriptor(),
            SafetyServiceGrpc.getServiceDescriptor());
    private static final List<ServiceDescriptor> COORDINATOR =
            List.of(EventServiceGrpc.getServiceDescriptor(), ControlServiceGrpc.getServiceDescriptor());
    private static final List<ServiceDescriptor> AGENT = List.of(AgentServiceGrpc.getServiceDescriptor());
    private static final List<ServiceDescriptor> RUNNER = List.of(RunnerServiceGrpc.getServiceDescriptor());
    private static final List<ServiceDescriptor> ANALYTICS = List.of(TableServiceGrpc.getServiceDescriptor());

    private static final List<String> PATHS =
            methods().map(method -> "/" + method.getFullMethodName()).toList();

    private Contract() {}

    /** Paths of all methods, as they stand in a request: {@code /package.Service/Method}. */
    public static List<String> paths() {
        return PATHS;
    }

    /** Of a service by its simple name, for example {@code EventService}. */
    public static List<String> pathsOf(String service) {
        var paths = methods()
                .filter(method ->
                        Objects.requireNonNull(method.getServiceName()).endsWith("." + service))
                .map(method -> "/" + method.getFullMethodName())
                .toList();
        if (paths.isEmpty()) {
            throw new MalformedException("no proto file has a service " + service);
        }
        return paths;
    }

    /** Full names of the services that a part of the mesh offers. */
    public static List<String> servedBy(String part) {
        return descriptors(part).stream().map(ServiceDescriptor::getName).toList();
    }

    public static List<ServiceDescriptor> descriptors(String part) {
        return switch (part) {
            case "exchange-adapter" -> ADAPTER;
            case "trading-coordinator" -> COORDINATOR;
            case Edges.AGENTS -> AGENT;
            case "runner" -> RUNNER;
            case "analytics" -> ANALYTICS;
            default -> List.of();
        };
    }

    private static Stream<MethodDescriptor<?, ?>> methods() {
        return Stream.of(ADAPTER, COORDINATOR, AGENT, RUNNER, ANALYTICS)
                .flatMap(List::stream)
                .flatMap(service -> service.getMethods().stream());
    }
}
