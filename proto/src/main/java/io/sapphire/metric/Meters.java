package io.sapphire.metric;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sapphire.trace.Variables;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What one process measures. Whoever names a port by OpenTelemetry's {@code OTEL_EXPORTER_PROMETHEUS_PORT} can read it
 * there under {@code /metrics}; without one it is only counted.
 */
public final class Meters implements AutoCloseable {
    private static final String HOST = "OTEL_EXPORTER_PROMETHEUS_HOST";
    private static final String PORT = "OTEL_EXPORTER_PROMETHEUS_PORT";
    private static final String EVERYWHERE = "0.0.0.0";
    private static final int OK = 200;
    private static final int HIGHEST_PORT = 65_535;

    private final PrometheusMeterRegistry registry;
    private final ExecutorService threads = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("metrics").daemon().factory());
    private final Optional<HttpServer> server;

    private Meters(PrometheusMeterRegistry registry, Optional<InetSocketAddress> address) {
        this.registry = registry;
        this.server = address.map(this::serving);
    }

    /**
     * Of one service.
     *
     * @param mesh of the whole process, if other services run in it too: one of them shows all
     * @throws IllegalArgumentException in one sentence, if the port is none
     * @throws IllegalStateException if it is taken
     */
    public static Meters of(Optional<PrometheusMeterRegistry> mesh, Variables environment) {
        return mesh.map(all -> new Meters(all, Optional.empty()))
                .orElseGet(() -> new Meters(fresh(), address(environment)));
    }

    /** Of many services in one process. */
    public static PrometheusMeterRegistry fresh() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    private static Optional<InetSocketAddress> address(Variables environment) {
        return Optional.ofNullable(environment.value(PORT))
                .filter(port -> !port.isBlank())
                .map(port ->
                        address(Optional.ofNullable(environment.value(HOST)).orElse(EVERYWHERE), port));
    }

    private static InetSocketAddress address(String host, String port) {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new IllegalArgumentException(PORT + " must be a port, was '" + port + "'");
        }
        return new InetSocketAddress(host, Integer.parseInt(port));
    }

    private HttpServer serving(InetSocketAddress address) {
        try {
            var http = HttpServer.create(address, 0);
            http.setExecutor(threads);
            http.createContext("/metrics", this::scrape);
            http.start();
            return http;
        } catch (IOException taken) {
            throw new IllegalStateException("metrics cannot be shown on " + address + ": " + taken.getMessage(), taken);
        }
    }

    private void scrape(HttpExchange exchange) throws IOException {
        try (exchange) {
            var page = registry.scrape().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(OK, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    /** For whoever measures. */
    public MeterRegistry registry() {
        return registry;
    }

    /** All that is measured, as Prometheus reads it. */
    public String scrape() {
        return registry.scrape();
    }

    /** Where it can be read; -1 if nowhere. */
    public int port() {
        return server.map(http -> http.getAddress().getPort()).orElse(-1);
    }

    @Override
    public void close() {
        server.ifPresent(http -> http.stop(0));
        threads.shutdown();
    }
}
