package io.sapphire.gateway.http;

import io.sapphire.gateway.stream.LiveView;
import io.sapphire.gateway.view.Running.HealthItem;
import io.sapphire.gateway.view.Running.HealthKind;
import io.sapphire.gateway.view.Running.HealthState;
import io.sapphire.gateway.view.Running.SystemRow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Health for whoever asks without reading: {@code /health} whether there is anything to show, {@code /health/live} whether
 * the gateway moves at all, {@code /health/ready} whether the mesh may trade: reconciled with the venue, and fed.
 */
final class HealthReads {
    /** In which the views must answer: they do so in microseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final LiveView view;
    private final InstantSource clock;

    HealthReads(LiveView view, InstantSource clock) {
        this.view = view;
        this.clock = clock;
    }

    /** @param sequence of the last event in the views */
    record Answer(Status status, long sequence, List<String> reasons) {

        static Answer of(long sequence, List<String> reasons) {
            return new Answer(reasons.isEmpty() ? Status.UP : Status.DOWN, sequence, reasons);
        }
    }

    record Life(Status status) {}

    enum Status {
        UP(HttpStatus.OK),
        DOWN(HttpStatus.SERVICE_UNAVAILABLE);

        private final HttpStatus code;

        Status(HttpStatus code) {
            this.code = code;
        }

        HttpStatus code() {
            return code;
        }
    }

    RouterFunction<ServerResponse> router() {
        return RouterFunctions.route()
                .GET("/health", _ -> answer(Mono.just(shown())))
                .GET("/health/live", this::live)
                .GET("/health/ready", _ -> answer(view.read(all -> ready(view.system(all, clock.instant())))))
                .build();
    }

    private Answer shown() {
        return Answer.of(
                view.sequence(),
                view.connected() && view.sequence() > 0 ? List.of() : List.of("nothing is read from the event log"));
    }

    /** Whoever asks from elsewhere is no friend for that: it is told nothing of the run. */
    private Mono<ServerResponse> live(ServerRequest request) {
        return view.read(_ -> Status.UP)
                .timeout(PATIENCE, Mono.just(Status.DOWN))
                .flatMap(status -> ServerResponse.status(status.code()).bodyValue(new Life(status)));
    }

    private static Answer ready(SystemRow system) {
        var wrong = Stream.concat(
                Stream.ofNullable(system.run() == null ? "no run has begun" : null),
                system.health().items().stream()
                        .filter(HealthReads::hinders)
                        .map(item -> item.id() + ": " + Objects.requireNonNullElse(item.reason(), "")));
        return Answer.of(system.seq(), wrong.toList());
    }

    /** Whoever trades needs a venue that agrees with us and news of every market; agents come and go. */
    private static boolean hinders(HealthItem item) {
        return item.kind() != HealthKind.AGENT && item.state() != HealthState.OK && item.state() != HealthState.IDLE;
    }

    private static Mono<ServerResponse> answer(Mono<Answer> answer) {
        return answer.flatMap(
                known -> ServerResponse.status(known.status().code()).bodyValue(known));
    }
}
