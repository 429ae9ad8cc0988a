package io.sapphire.gateway;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** A gateway on a free port. */
public final class RunningGateway implements AutoCloseable {
    public static final String TOKEN = "canary-token-of-the-tests";

    /** Each waits as long as the gateway is patient. */
    private static final int ATTEMPTS = 100;

    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;
    /** The machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConfigurableApplicationContext context;

    private RunningGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param more settings, without their prefix */
    public static RunningGateway reading(FakeCoordinator coordinator, String... more) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("port", "0");
        settings.put("coordinator", coordinator.target());
        settings.put("token", TOKEN);
        settings.put("allowed.reads", "100000");
        settings.put("allowed.refusals", "100000");
        settings.put("allowed.changes", "100000");
        settings.put("allowed.streams", "100000");
        List.of(more).forEach(setting -> settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]));
        var arguments = settings.entrySet().stream()
                .map(setting -> "--sapphire.gateway." + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new RunningGateway(GatewayApplication.application().run(arguments));
    }

    /** Once it shows all that the coordinator has told. */
    public RunningGateway caughtUp(FakeCoordinator coordinator) {
        for (int attempt = 0; attempt < ATTEMPTS && status(coordinator) != HttpStatus.OK; attempt++) {}
        return this;
    }

    /** Once it has read an event, whether it tells of it or not. */
    public void awaitRead(long sequence) {
        var _ = Flux.interval(Duration.ZERO, Duration.ofMillis(20))
                .onBackpressureDrop()
                .publishOn(Schedulers.boundedElastic(), 1)
                .map(_ -> String.valueOf(client().get()
                        .uri("/health")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()))
                .filter(body -> body.contains("\"sequence\":" + sequence + ","))
                .blockFirst(PATIENCE);
    }

    private HttpStatusCode status(FakeCoordinator coordinator) {
        return client().get()
                .uri("/api/v1/agents?at-least=" + coordinator.lastSequence())
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus();
    }

    public Gateway gateway() {
        return context.getBean(Gateway.class);
    }

    /** For gRPC; -1 without. */
    public int grpcPort() {
        return context.getBean(GrpcDoor.class).port();
    }

    public int port() {
        return gateway().port();
    }

    public String address() {
        return "http://127.0.0.1:" + port();
    }

    public String api() {
        return address() + "/api/v1";
    }

    /** Clients of the event stream, by the gateway's own count. */
    public int streamClients() {
        var metrics = stranger()
                .get()
                .uri("/metrics")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(metrics)
                .lines()
                .filter(line -> line.startsWith("sapphire_gateway_sse_clients "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    /** Without any token. */
    public WebTestClient stranger() {
        return WebTestClient.bindToServer()
                .baseUrl(address())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .responseTimeout(PATIENCE)
                .build();
    }

    /** With the token. */
    public WebTestClient client() {
        return stranger()
                .mutate()
                .defaultHeader("Authorization", "Bearer " + TOKEN)
                .build();
    }

    @Override
    public void close() {
        context.close();
    }
}
