package io.sapphire.gateway;

import io.sapphire.gateway.http.HttpGateway;
import io.sapphire.gateway.stream.LiveView;
import java.util.function.Supplier;
import reactor.core.Disposable;

/** The running gateway. */
public final class Gateway implements AutoCloseable {
    private final HttpGateway http;
    private final Disposable following;

    /** @param http started before the event log is followed: whoever cannot listen has nothing to tell */
    Gateway(LiveView view, Supplier<HttpGateway> http) {
        this.http = http.get();
        this.following = view.run().subscribe();
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    @Override
    public void close() {
        http.close();
        following.dispose();
    }
}
