package io.sapphire.local.manifest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.sapphire.agents.AgentsApplication;
import io.sapphire.control.v1.ControlServiceGrpc;
import io.sapphire.control.v1.GetStatusRequest;
import io.sapphire.coordinator.CoordinatorApplication;
import io.sapphire.exchange.ExchangeAdapterApplication;
import io.sapphire.local.job.Folders;
import io.sapphire.local.job.grpc.RunnerEndpoint;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.manifest.kustomize.Renderer;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.policy.Contract;
import io.sapphire.local.manifest.policy.Edges;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.mesh.MeshServer;
import io.sapphire.runner.v1.ListJobsRequest;
import io.sapphire.runner.v1.RunnerServiceGrpc;
import io.sapphire.simulator.Simulator;
import io.sapphire.simulator.SimulatorApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The services themselves, joined only through sidecars that speak mutual TLS and enforce the policies of the production
 * overlay with everything in it: they find each other and start, and everybody else is refused.
 */
class MeshOnTheWireTest {
    private static final Metadata.Key<String> CALL = Metadata.Key.of("x-call", Metadata.ASCII_STRING_MARSHALLER);
    private static final List<String> CALLEES =
            List.of("exchange-adapter", "trend-momentum", "trading-coordinator", "runner");
    private static final int SECONDS = 30;

    @TempDir
    Path folder;

    private final Deque<ConfigurableApplicationContext> services = new ArrayDeque<>();
    private final List<Runnable> runner = new ArrayList<>();
    private final Map<String, CompletableFuture<Boolean>> calls = new ConcurrentHashMap<>();

    @Test
    void allowedEdgesWorkAndEveryOtherPairIsDenied() throws Exception {
        var mesh = new Mesh(
                new Renderer().render(Path.of("../k8s/overlays/prod-full").toAbsolutePath()));
        try (var sidecars = new Sidecars(mesh)) {
            start(sidecars);
            var control = ControlServiceGrpc.newBlockingStub(sidecars.channel("gateway", "trading-coordinator"));
            var status = control.getStatus(GetStatusRequest.getDefaultInstance());
            assertThat(status.getRunId()).isNotEmpty();
            assertThat(status.getFailure()).isEmpty();
            var jobs = RunnerServiceGrpc.newBlockingStub(sidecars.channel("gateway", "runner"));
            assertThat(jobs.listJobs(ListJobsRequest.getDefaultInstance()).getJobsList())
                    .isEmpty();
            assertThat(wrong(mesh, sidecars)).isEmpty();
            assertThat(refusal(sidecars.forged("trading-coordinator", "exchange-adapter"))
                            .getCode())
                    .isEqualTo(Status.Code.UNAVAILABLE);
        } finally {
            services.forEach(ConfigurableApplicationContext::close);
            runner.reversed().forEach(Runnable::run);
        }
    }

    /** Every account with every method of every callee. */
    private List<String> wrong(Mesh mesh, Sidecars sidecars) throws Exception {
        var accounts = Stream.concat(
                        mesh.workloads().stream().map(workload -> workload.serviceAccount()),
                        Stream.of("default", "intruder"))
                .toList();
        var wrong = new ArrayList<String>();
        for (var callee : CALLEES) {
            var part = Edges.part(mesh.workload(callee));
            for (var account : accounts) {
                var caller = account.equals("trend-momentum") || account.equals("volume-microstructure")
                        ? Edges.AGENTS
                        : account;
                var channel = sidecars.channel(account, callee);
                for (var path : Contract.paths()) {
                    boolean expected = Edges.allowed(caller, part, path, false);
                    if (isLetThrough(channel, path) != expected) {
                        wrong.add(account + " -> " + callee + path + " must be " + (expected ? "allowed" : "denied"));
                    }
                }
            }
        }
        return wrong;
    }

    /** Whether the sidecar hands the call on, or answers PERMISSION_DENIED itself; anything else fails. */
    private boolean isLetThrough(Channel channel, String path) throws Exception {
        var id = Integer.toString(calls.size());
        var outcome = new CompletableFuture<Boolean>();
        calls.put(id, outcome);
        var call = call(channel, path, id, status -> {
            if (status.getCode() == Status.Code.PERMISSION_DENIED) {
                var _ = outcome.complete(false);
            } else {
                var _ = outcome.completeExceptionally(status.asException());
            }
        });
        try {
            return outcome.get(SECONDS, TimeUnit.SECONDS);
        } finally {
            call.cancel("seen enough", null);
        }
    }

    private static Status refusal(Channel channel) throws Exception {
        var refused = new CompletableFuture<Status>();
        var _ = call(channel, "/sapphire.account.v1.AccountService/GetAccount", "forged", refused::complete);
        return refused.get(SECONDS, TimeUnit.SECONDS);
    }

    /** An empty request: what a service thinks of it is not asked here. */
    private static ClientCall<byte[], byte[]> call(Channel channel, String path, String id, Consumer<Status> closed) {
        var call = channel.newCall(Relay.method(path.substring(1)), CallOptions.DEFAULT);
        var headers = new Metadata();
        headers.put(CALL, id);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        closed.accept(status);
                    }
                },
                headers);
        call.sendMessage(new byte[0]);
        call.halfClose();
        call.request(1);
        return call;
    }

    private void letThrough(Metadata headers) {
        var id = headers.get(CALL);
        if (id != null) {
            var _ = calls.get(id).complete(true);
        }
    }

    /** Callees first; whoever calls is told the name of its own sidecar. */
    private void start(Sidecars sidecars) throws IOException {
        var keys = LocalKeys.in(folder.resolve("keys"));
        var simulator = run(
                        SimulatorApplication.application(),
                        "sapphire.simulator.listen=127.0.0.1:0",
                        "sapphire.simulator.admin-listen=127.0.0.1:0",
                        "sapphire.simulator.ledger=" + folder.resolve("ledger"),
                        "sapphire.simulator.signer=" + keys.venueAddress())
                .getBean(Simulator.class);
        var _ = run(
                ExchangeAdapterApplication.application(),
                "sapphire.exchange.listen=in-process:exchange-adapter",
                "sapphire.exchange.venue.rest=http://127.0.0.1:" + simulator.port(),
                "sapphire.exchange.venue.market-stream=ws://127.0.0.1:" + simulator.port(),
                "sapphire.exchange.venue.user-stream=ws://127.0.0.1:" + simulator.port(),
                "sapphire.exchange.venue.simulator-admin=http://127.0.0.1:" + simulator.adminPort(),
                "sapphire.exchange.venue.signer-key-file=" + keys.venueSigner(),
                "sapphire.exchange.submit-key-file=" + keys.submitMac(),
                "sapphire.exchange.journal=" + folder.resolve("journal"));
        var _ = run(
                AgentsApplication.application(),
                "sapphire.agents.listen=in-process:trend-momentum",
                "sapphire.agents.enabled=trend-momentum");
        startRunner();
        sidecars.guard("runner", this::letThrough);
        sidecars.guard("exchange-adapter", this::letThrough);
        sidecars.guard("trend-momentum", this::letThrough);
        var _ = run(
                CoordinatorApplication.application(),
                Stream.concat(
                                Stream.of(
                                        "sapphire.coordinator.listen=in-process:trading-coordinator",
                                        "sapphire.coordinator.exchange="
                                                + sidecars.way("trading-coordinator", "exchange-adapter"),
                                        "sapphire.coordinator.agents[0].id=trend-momentum",
                                        "sapphire.coordinator.agents[0].target="
                                                + sidecars.way("trading-coordinator", "trend-momentum"),
                                        "sapphire.coordinator.log=" + folder.resolve("events"),
                                        "sapphire.coordinator.submit-key-file=" + keys.submitMac(),
                                        "sapphire.coordinator.profile=demo"),
                                limits())
                        .toArray(String[]::new));
        sidecars.guard("trading-coordinator", this::letThrough);
    }

    private void startRunner() {
        var home = new SapphireHome(folder.resolve("runner"));
        var jobs = new RunnerEndpoint(home, new Folders(home.recordings(), home.data()));
        runner.add(jobs::close);
        var server = MeshServer.start("in-process:runner", List.of(jobs));
        runner.add(server::close);
        server.serving(true);
    }

    private static Stream<String> limits() throws IOException {
        var demo = new Properties();
        try (var file = MeshOnTheWireTest.class.getResourceAsStream("/profiles/demo.properties")) {
            demo.load(file);
        }
        return demo.stringPropertyNames().stream()
                .filter(key -> key.startsWith("sapphire.coordinator."))
                .map(key -> key + "=" + demo.getProperty(key));
    }

    private ConfigurableApplicationContext run(SpringApplicationBuilder application, String... settings) {
        var arguments = Stream.of(settings).map(setting -> "--" + setting).toArray(String[]::new);
        var context = application.registerShutdownHook(false).run(arguments);
        services.addFirst(context);
        return context;
    }
}
