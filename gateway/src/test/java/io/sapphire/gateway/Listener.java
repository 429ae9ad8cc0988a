package io.sapphire.gateway;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/** A client of the event stream. */
public record Listener(RunningGateway gateway, String topics, Optional<String> lastEventId) {
    private static final int ATTEMPTS = 400;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};
    private static final Set<String> FACTS =
            Set.of("decision", "order", "fill", "position", "denial", "agent", "control", "run");

    public static Listener of(RunningGateway gateway) {
        return new Listener(gateway, "", Optional.empty());
    }

    public Listener to(String only) {
        return new Listener(gateway, only, lastEventId);
    }

    public Listener after(String id) {
        return new Listener(gateway, topics, Optional.of(id));
    }

    /** Everything that comes. */
    public Flux<ServerSentEvent<String>> events() {
        return WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .build()
                .get()
                .uri(gateway.api() + "/events" + (topics.isEmpty() ? "" : "?topics=" + topics))
                .headers(headers -> {
                    headers.setBearerAuth(RunningGateway.TOKEN);
                    lastEventId.ifPresent(id -> headers.set("Last-Event-ID", id));
                })
                .retrieve()
                .bodyToFlux(EVENT)
                // A gateway that starts has nothing to tell yet.
                .retryWhen(Retry.fixedDelay(ATTEMPTS, PAUSE)
                        .filter(WebClientResponseException.ServiceUnavailable.class::isInstance));
    }

    /** Ids of the next so many facts. */
    public Flux<String> ids(long count) {
        return events().mapNotNull(ServerSentEvent::id).take(count);
    }

    /** Whether this is a fact that changes nothing but itself. */
    public static boolean isFact(ServerSentEvent<String> event) {
        return FACTS.contains(Optional.ofNullable(event.event()).orElse(""));
    }

    /** All of it, or a failure within 20 s. */
    public static <T> List<T> collected(Flux<T> flux) {
        return flux.collectList()
                .toFuture()
                .orTimeout(Duration.ofSeconds(20).toMillis(), MILLISECONDS)
                .join();
    }
}
