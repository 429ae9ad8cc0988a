package io.sapphire.metric;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.sapphire.trace.Measured;
import io.sapphire.trace.Variables;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

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

    /** Of many services in one process. Histograms of steps keep exemplars. */
    public static PrometheusMeterRegistry fresh() {
        return new PrometheusMeterRegistry(new Exposition(), new PrometheusRegistry(), Clock.SYSTEM, new Measured());
    }

    /** Micrometer would put exemplars where Prometheus before 2.43 reads none, and refuses the whole page. */
    private static final class Exposition implements PrometheusConfig {

        @Override
        public @Nullable String get(String key) {
            return null;
        }

        @Override
        public Properties prometheusProperties() {
            return new Properties();
        }
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
            var format = Format.of(String.valueOf(exchange.getRequestHeaders().getFirst("Accept")));
            var page = scrape(format).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", format.mediaType());
            exchange.sendResponseHeaders(OK, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    /** For whoever measures. */
    public MeterRegistry registry() {
        return registry;
    }

    /** In which words all that is measured is told. */
    public enum Format {
        /** What every reader knows. */
        TEXT("text/plain; version=0.0.4; charset=utf-8"),
        /** With exemplars. */
        OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        /** What a reader takes. @param accept header of its request */
        public static Format of(String accept) {
            return accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** All that is measured, as Prometheus reads it. */
    public String scrape(Format format) {
        return registry.scrape(format.mediaType());
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
