package io.sapphire.local.manifest.wire;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.policy.Authorization;
import io.sapphire.mesh.MeshChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A sidecar before and behind every service, as the mesh would have it: services speak plain text within their pod, mutual
 * TLS between pods, and the policies of the manifests are enforced where a call comes in.
 */
final class Sidecars implements AutoCloseable {
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Authority authority = new Authority();
    private final Mesh mesh;
    private final Authorization authorization;

    Sidecars(Mesh mesh) {
        this.mesh = mesh;
        authorization = new Authorization(mesh);
    }

    /** The way into a service that listens in process under its own name. */
    void guard(String workload, Consumer<Metadata> allowed) throws IOException {
        var service = MeshChannel.to("in-process:" + workload);
        var enforcer = new Enforcer(authorization, mesh.workload(workload).podLabels(), allowed);
        var server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .sslContext(authority.identity(workload).server())
                .fallbackHandlerRegistry(new Relay(service))
                .intercept(enforcer)
                .build()
                .start();
        ports.put(workload, server.getPort());
        closing.push(service::shutdownNow);
        closing.push(server::shutdownNow);
    }

    /** The way out: under this name in process the caller finds the callee. */
    String way(String caller, String callee) throws IOException {
        var name = caller + "-to-" + callee;
        var channel = channel(authority, caller, callee);
        Server server = InProcessServerBuilder.forName(name)
                .fallbackHandlerRegistry(new Relay(channel))
                .build()
                .start();
        closing.push(server::shutdownNow);
        return "in-process:" + name;
    }

    /** A connection of an account to the sidecar of a callee. */
    ManagedChannel channel(String account, String callee) throws IOException {
        return channel(authority, account, callee);
    }

    /** The same, with a certificate of an authority that the mesh does not know. */
    ManagedChannel forged(String account, String callee) throws IOException {
        return channel(new Authority(), account, callee);
    }

    private ManagedChannel channel(Authority issuer, String account, String callee) throws IOException {
        var own = issuer.identity(account);
        var identity = new Identity(own.key(), own.certificate(), authority.certificate());
        var channel = NettyChannelBuilder.forAddress("127.0.0.1", ports.get(callee))
                .sslContext(identity.client())
                .overrideAuthority(callee)
                .build();
        closing.push(channel::shutdownNow);
        return channel;
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}
