package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Research.BacktestRequest;
import io.sapphire.gateway.view.Research.JobCancelled;
import io.sapphire.gateway.view.Research.JobList;
import io.sapphire.gateway.view.Research.JobStarted;
import io.sapphire.gateway.view.Research.WhatIfRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Passes on what is asked of the runner; where there is none it says so. */
final class ResearchHandler {
    private static final String NONE =
            "No runner is configured: start 'sapphire runner' and set" + " sapphire.gateway.runner to its address.";
    private static final String BACKTEST = "\"markets\":[{\"recording\":\"bundled\"}], ...";
    private static final String WHAT_IF = "\"run\":\"...\",\"decision\":1, ...";

    private final Optional<Runner> runner;
    private final Bodies bodies;
    private final Reader reader;

    ResearchHandler(Optional<Runner> runner, Bodies bodies, Reader reader) {
        this.runner = runner;
        this.bodies = bodies;
        this.reader = reader;
    }

    /** @param kind of the jobs wanted */
    Mono<ServerResponse> list(String kind) {
        return runner.map(there -> there.jobs()
                        .get()
                        .map(jobs -> new JobList(
                                jobs.stream()
                                        .filter(job -> job.kind().equals(kind))
                                        .toList(),
                                null)))
                .orElseGet(() -> Mono.just(new JobList(List.of(), NONE)))
                .onErrorMap(ControlHandler::refused)
                .flatMap(reader::write);
    }

    Mono<ServerResponse> backtest(ServerRequest request) {
        return bodies.read(request, BacktestRequest.class, BACKTEST)
                .doOnNext(wish -> present("markets", wish.markets()))
                .flatMap(wish -> asked(there -> there.backtest().apply(wish)))
                .flatMap(job -> reader.write(new JobStarted(job)));
    }

    Mono<ServerResponse> whatIf(ServerRequest request) {
        return bodies.read(request, WhatIfRequest.class, WHAT_IF)
                .doOnNext(wish -> present("run", wish.run()))
                .doOnNext(wish -> present("decision", wish.decision()))
                .flatMap(wish -> asked(there -> there.whatIf().apply(wish)))
                .flatMap(job -> reader.write(new JobStarted(job)));
    }

    Mono<ServerResponse> job(ServerRequest request) {
        return asked(there -> there.job().apply(request.pathVariable("id"))).flatMap(reader::write);
    }

    Mono<ServerResponse> cancel(ServerRequest request) {
        return asked(there -> there.cancel().apply(request.pathVariable("id")))
                .flatMap(before -> reader.write(new JobCancelled(before)));
    }

    private <R> Mono<R> asked(Function<Runner, Mono<R>> question) {
        return runner.map(question)
                .orElseGet(() -> Mono.error(Refused.of(HttpStatus.SERVICE_UNAVAILABLE, "NO_RUNNER", NONE)))
                .onErrorMap(ControlHandler::refused);
    }

    private static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw Refused.invalid("The body lacks '" + field + "'.");
        }
    }
}
