package io.sapphire.gateway;

import io.sapphire.gateway.access.OneTimeToken;
import io.sapphire.gateway.access.Secret;
import io.sapphire.gateway.http.HttpGateway;
import io.sapphire.gateway.stream.LiveView;
import java.util.function.Supplier;
import reactor.core.Disposable;

/** The running gateway. */
public final class Gateway implements AutoCloseable {
    private final GatewayProperties properties;
    private final Secret token;
    private final OneTimeToken oneTime;
    private final HttpGateway http;
    private final Disposable following;

    Gateway(
            GatewayProperties properties,
            Secret token,
            OneTimeToken oneTime,
            LiveView view,
            Supplier<HttpGateway> http) {
        this.properties = properties;
        this.token = token;
        this.oneTime = oneTime;
        this.http = http.get();
        this.following = view.run().subscribe();
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** What clients send as {@code Authorization: Bearer TOKEN}. Not for logs. */
    public String token() {
        return token.reveal();
    }

    /** Opens Mission Control once. */
    public String openAddress() {
        return "http://%s:%d/mission-control?token=%s".formatted(host(), port(), oneTime.reveal());
    }

    /** A browser on this machine cannot open "every address". */
    private String host() {
        return properties.bind().equals("0.0.0.0") ? "127.0.0.1" : properties.bind();
    }

    @Override
    public void close() {
        http.close();
        following.dispose();
    }
}
