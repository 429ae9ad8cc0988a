package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Agents.AddRequest;
import io.sapphire.gateway.view.Agents.AskRequest;
import io.sapphire.gateway.view.Agents.RemoveRequest;
import io.sapphire.gateway.view.Risk.ControlAnswer;
import io.sapphire.gateway.view.Risk.ControlRequest;
import io.sapphire.gateway.view.Risk.LimitRequest;
import io.sapphire.gateway.view.Risk.TestFireAnswer;
import java.net.ConnectException;
import java.util.NoSuchElementException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Passes an operator's command on, with who gives it. */
final class ControlHandler {
    private static final int LONGEST_REASON = 1_000;

    private final Bodies bodies;
    private final Reader reader;
    private final Repeats repeats = new Repeats();

    ControlHandler(Bodies bodies, Reader reader) {
        this.bodies = bodies;
        this.reader = reader;
    }

    /** @param shortestReason in characters */
    HandlerFunction<ServerResponse> giving(Command.Scoped command, int shortestReason) {
        return request -> bodies.read(request, ControlRequest.class, "\"reason\":\"...\"")
                .map(wish -> new ControlRequest(reason(wish.reason(), shortestReason), wish.symbol(), wish.agentId()))
                .flatMap(wish -> give(command, request, wish));
    }

    /** @param shortestReason in characters */
    HandlerFunction<ServerResponse> setting(Command<LimitRequest> command, int shortestReason) {
        return request -> bodies.read(
                        request, LimitRequest.class, "\"reason\":\"...\",\"limit\":\"...\",\"value\":\"...\"")
                .map(wish -> new LimitRequest(
                        reason(wish.reason(), shortestReason),
                        present("limit", wish.limit()),
                        present("value", wish.value())))
                .flatMap(wish -> give(command, request, wish));
    }

    /** @param shortestReason in characters */
    HandlerFunction<ServerResponse> adding(Command<AddRequest> command, int shortestReason) {
        return request -> bodies.read(
                        request, AddRequest.class, "\"reason\":\"...\",\"agentId\":\"...\",\"target\":\"...\"")
                .map(wish -> new AddRequest(
                        reason(wish.reason(), shortestReason),
                        present("agentId", wish.agentId()),
                        present("target", wish.target())))
                .flatMap(wish -> give(command, request, wish));
    }

    /**
     * Takes the seat of the agent away that the path names.
     *
     * @param shortestReason in characters
     */
    HandlerFunction<ServerResponse> removing(Commands.Remove command, Parameter agent, int shortestReason) {
        return request -> bodies.read(request, RemoveRequest.class, "\"reason\":\"...\"")
                .map(wish -> new RemoveRequest(reason(wish.reason(), shortestReason)))
                .flatMap(wish -> give(
                        (who, kept) -> command.remove(who, request.pathVariable(agent.name()), kept), request, wish));
    }

    /** @param code of the one limit wanted, named in the query */
    HandlerFunction<ServerResponse> firing(Commands.TestFire testFire, Parameter code) {
        return request -> Mono.defer(
                        () -> testFire.fire(request.queryParam(code.name()).orElse("")))
                .onErrorMap(ControlHandler::refused)
                .flatMap(shots -> reader.write(new TestFireAnswer(shots)));
    }

    /** @param agent the one asked, named in the path */
    HandlerFunction<ServerResponse> asking(Commands.Ask ask, Parameter agent) {
        return request -> bodies.read(request, AskRequest.class, "\"question\":\"...\"")
                .flatMap(wish -> ask.ask(
                        operator(request), request.pathVariable(agent.name()), present("question", wish.question())))
                .onErrorMap(ControlHandler::refused)
                .flatMap(reader::write);
    }

    private <R> Mono<ServerResponse> give(Command<R> command, ServerRequest request, R wish) {
        var change = Mono.defer(() -> command.give(operator(request), wish)).onErrorMap(ControlHandler::refused);
        return repeats.once(request, wish, change).flatMap(sequence -> reader.write(new ControlAnswer(sequence)));
    }

    private static String operator(ServerRequest request) {
        return Gatekeeper.principal(request).name();
    }

    private static String reason(@Nullable String reason, int shortest) {
        var stripped = reason == null ? "" : reason.strip();
        if (stripped.length() < shortest || stripped.length() > LONGEST_REASON) {
            throw Refused.invalid("The reason must have %d to %d characters.".formatted(shortest, LONGEST_REASON));
        }
        return stripped;
    }

    private static String present(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Refused.invalid("The body lacks '" + field + "'.");
        }
        return value.strip();
    }

    /** What a failure is for whoever asked. */
    static Throwable refused(Throwable failure) {
        return switch (failure) {
            case NoSuchElementException e -> Refused.notFound(sentence(e));
            case RejectedExecutionException e -> Refused.of(HttpStatus.TOO_MANY_REQUESTS, "BUSY", sentence(e));
            case IllegalArgumentException e -> Refused.invalid(sentence(e));
            case IllegalStateException e -> Refused.of(HttpStatus.CONFLICT, "CONFLICT", sentence(e));
            case ConnectException e -> Refused.of(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", sentence(e));
            case TimeoutException e -> Refused.of(HttpStatus.GATEWAY_TIMEOUT, "OUTCOME_UNKNOWN", sentence(e));
            default -> failure;
        };
    }

    private static String sentence(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
