package io.sapphire.exchange.aster.rest;

import io.netty.handler.codec.http.HttpMethod;
import io.opentelemetry.api.trace.SpanKind;
import io.sapphire.trace.Attribute;
import io.sapphire.trace.Step;
import io.sapphire.trace.Trail;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A request to the venue as a step of the trace that led to it. The venue is told nothing of it. */
final class VenueStep {

    private VenueStep() {}

    /** @param path without its query: what is asked is nobody's business */
    static Mono<Answer> of(HttpMethod method, String path, Function<Step, Mono<Answer>> request) {
        return Trail.step(
                method + " " + path,
                SpanKind.CLIENT,
                step -> request.apply(step.with(Attribute.HTTP_METHOD, method).with(Attribute.URL_PATH, path))
                        .doOnNext(answer -> note(step, answer)));
    }

    private static void note(Step step, Answer answer) {
        switch (answer) {
            case Answer.Ok _ -> step.note(Attribute.VENUE_ANSWER, "taken");
            case Answer.Refusal(var code, var reason) -> failed(step, "refused", code + ": " + reason);
            case Answer.Doubt(var cause) -> failed(step, "in doubt", cause);
            case Answer.NotSent(var cause) -> failed(step, "not sent", cause);
        }
    }

    private static void failed(Step step, String word, String reason) {
        step.note(Attribute.VENUE_ANSWER, word);
        step.failed(word, reason);
    }
}
