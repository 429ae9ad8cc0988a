package io.sapphire.gateway.http;

import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.stream.LiveView;
import io.sapphire.gateway.stream.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Answers questions about the run from the views, as JSON. */
final class Reader {
    private static final Duration PATIENCE_WITH_THE_PAST = Duration.ofSeconds(30);
    /** A browser has few connections to a host, and its kill switch needs one of them. */
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    private final LiveView view;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Duration patience;

    /** A question about the run, asked on the views' thread; its answer is immutable. */
    interface Question {
        Object ask(RunView run, Projection all, Query query, Instant now);
    }

    /** What is remembered of before this gateway was there; asked on the views' thread. */
    interface Memory {
        Optional<Object> recall(Projection all, Query query);
    }

    /** @param patience how long a request waits for an event to be in the views */
    Reader(LiveView view, JsonMapper json, InstantSource clock, Duration patience) {
        this.view = view;
        this.json = json;
        this.clock = clock;
        this.patience = patience;
    }

    HandlerFunction<ServerResponse> answering(Question question) {
        return request -> Mono.fromSupplier(() -> new Query(request))
                .flatMap(query -> caughtUp().then(reached(query)).then(Mono.defer(() -> ask(question, query))))
                .publishOn(Schedulers.parallel())
                .flatMap(answer -> tagged(request, json.writeValueAsBytes(answer)));
    }

    /** Whoever names neither a moment nor an event is told what is remembered, until so much of the run is read. */
    HandlerFunction<ServerResponse> answering(Memory memory, Question question) {
        var read = answering(question);
        return request -> Mono.fromSupplier(() -> new Query(request))
                .filter(query -> query.at().isEmpty() && query.atLeast().isEmpty())
                .flatMap(query -> view.read(all -> memory.recall(all, query)))
                .flatMap(Mono::justOrEmpty)
                .publishOn(Schedulers.parallel())
                .flatMap(answer -> tagged(request, json.writeValueAsBytes(answer)))
                .switchIfEmpty(Mono.defer(() -> read.handle(request)));
    }

    /** A question whose answer is a matter of the log alone: of the past it may have been asked before. */
    HandlerFunction<ServerResponse> answeringHistory(Question question) {
        var now = answering(question);
        return request -> Mono.fromSupplier(() -> new Query(request))
                .flatMap(query -> query.at()
                        .map(moment -> caughtUp()
                                .then(reached(query))
                                .then(Mono.defer(() -> history(moment, question, query)))
                                .publishOn(Schedulers.parallel())
                                .flatMap(body -> tagged(request, body)))
                        .orElseGet(() -> now.handle(request)));
    }

    private Mono<byte[]> history(Moment moment, Question question, Query query) {
        return patient(view.history(
                moment, query.withoutMoment(), all -> json.writeValueAsBytes(question(question, query, all))));
    }

    private Mono<Object> ask(Question question, Query query) {
        return query.at().map(moment -> past(moment, question, query)).orElseGet(() -> {
            var now = clock.instant();
            return view.read(all -> question.ask(all.run().orElseThrow(Reader::empty), all, query, now));
        });
    }

    /** In the past it is as late as its last event. */
    private Mono<Object> past(Moment moment, Question question, Query query) {
        return patient(view.read(moment, all -> question(question, query, all)));
    }

    private static Object question(Question question, Query query, Projection all) {
        var run = all.run().orElseThrow(Reader::before);
        return question.ask(run, all, query, run.recordTime());
    }

    private static <T> Mono<T> patient(Mono<T> answer) {
        return answer.timeout(PATIENCE_WITH_THE_PAST)
                .onErrorMap(NoSuchElementException.class, none -> Refused.notFound(String.valueOf(none.getMessage())))
                .onErrorMap(TimeoutException.class, _ -> busy())
                .onErrorMap(RejectedExecutionException.class, _ -> busy());
    }

    private static Refused before() {
        return Refused.notFound("The run had not begun then.");
    }

    private static Refused busy() {
        return Refused.of(
                HttpStatus.SERVICE_UNAVAILABLE, "BUSY", "Reading the past takes longer than 30 s; try again.");
    }

    private static Refused empty() {
        return Refused.of(
                HttpStatus.SERVICE_UNAVAILABLE, Refused.NOT_READY, "No event of a run has been read yet; try again.");
    }

    /** What is read of long ago, after a start, must not be taken for the present. */
    private Mono<Void> caughtUp() {
        return view.catchingUp()
                ? view.shown()
                        .filter(_ -> !view.catchingUp())
                        .next()
                        .then()
                        .timeout(A_MOMENT)
                        .onErrorMap(TimeoutException.class, _ -> Refused.reading(view))
                : Mono.empty();
    }

    private Mono<Void> reached(Query query) {
        return query.atLeast()
                .map(sequence -> view.reached(sequence)
                        .timeout(patience)
                        .onErrorMap(TimeoutException.class, _ -> behind(sequence)))
                .orElseGet(Mono::empty);
    }

    private Refused behind(long sequence) {
        return Refused.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "BEHIND",
                "Event %d is not in the views yet: they show event %d.".formatted(sequence, view.sequence()));
    }

    /** An answer that was not asked of the views. */
    Mono<ServerResponse> write(Object answer) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(json.writeValueAsBytes(answer));
    }

    /** What whoever asks has already is not sent again. */
    private Mono<ServerResponse> tagged(ServerRequest request, byte[] body) {
        var tag = Etag.of(body);
        return request.checkNotModified(tag)
                .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                        .eTag(tag)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)));
    }

    /** The same for every request. */
    HandlerFunction<ServerResponse> always(Object answer) {
        var body = json.writeValueAsBytes(answer);
        return request -> tagged(request, body);
    }
}
