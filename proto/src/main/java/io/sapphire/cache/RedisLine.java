package io.sapphire.cache;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * The connection to one Redis, or to a cluster: made when it is first needed, made anew for ever when it is lost. While
 * there is none a command fails at once; only so many wait for their answer.
 */
public final class RedisLine implements AutoCloseable {
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);
    private static final Duration CLOSING = Duration.ofSeconds(1);
    /** Commands that may wait for their answer; more than that are refused. */
    private static final int UNANSWERED = 1_024;

    private static final int THREADS = 2;
    /** As Reactor reads it. */
    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final ClientResources resources;
    private final AbstractRedisClient client;
    private final Mono<RedisClusterReactiveCommands<String, byte[]>> commands;

    RedisLine(RedisSettings settings) {
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .reconnectDelay(Delay.fullJitter(FIRST_RETRY, LAST_RETRY, 1, TimeUnit.MILLISECONDS))
                .build();
        if (settings.cluster()) {
            var cluster = RedisClusterClient.create(resources, uri(settings));
            cluster.setOptions(ClusterClientOptions.builder(options(settings))
                    .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                            .enableAllAdaptiveRefreshTriggers()
                            .build())
                    .build());
            this.client = cluster;
            this.commands = kept(() -> cluster.refreshPartitionsAsync()
                    .thenCompose(_ -> cluster.connectAsync(CODEC))
                    .thenApply(StatefulRedisClusterConnection::reactive));
        } else {
            var single = RedisClient.create(resources, uri(settings));
            single.setOptions(options(settings));
            this.client = single;
            this.commands =
                    kept(() -> single.connectAsync(CODEC, uri(settings)).thenApply(StatefulRedisConnection::reactive));
        }
    }

    private static RedisURI uri(RedisSettings settings) {
        var uri = RedisURI.builder()
                .withHost(settings.host())
                .withPort(settings.port())
                .withSsl(settings.secure())
                .withVerifyPeer(SslVerifyMode.FULL)
                .withTimeout(CONNECTING);
        settings.password().ifPresent(password -> {
            if (settings.user().isEmpty()) {
                uri.withPassword(password.reveal().toCharArray());
            } else {
                uri.withAuthentication(settings.user(), password.reveal().toCharArray());
            }
        });
        return uri.build();
    }

    private static ClientOptions options(RedisSettings settings) {
        var options = ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(UNANSWERED)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECTING)
                        .keepAlive(true)
                        .build());
        if (settings.secure()) {
            var trust = SslOptions.builder().jdkSslProvider();
            settings.authority().ifPresent(pem -> trust.trustManager(pem.toFile()));
            options.sslOptions(trust.build());
        }
        return options.build();
    }

    /** One attempt serves all who wait for it; a failed one is not remembered. */
    private static <T> Mono<T> kept(Supplier<CompletionStage<T>> connecting) {
        return Mono.defer(() -> Mono.fromCompletionStage(connecting.get()))
                .cache(_ -> FOR_EVER, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** Fails while there is no connection. */
    Mono<RedisClusterReactiveCommands<String, byte[]>> commands() {
        return commands;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, CLOSING);
        resources.shutdown(0, CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Credentials do not show themselves. */
    @Override
    public String toString() {
        return "RedisLine";
    }
}
