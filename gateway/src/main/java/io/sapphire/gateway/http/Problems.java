package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers what went wrong as problem+json; what is our own fault goes to the log and says nothing more to the client. */
final class Problems implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String A_MOMENT = "1";
    /** Of an exchange: the code of the problem that was answered. */
    static final String CODE = Problems.class.getName() + ".code";

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        return exchange.getResponse().isCommitted() ? Mono.error(failure) : write(exchange, refused(failure));
    }

    private static Refused refused(Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused;
            case ResponseStatusException e ->
                Refused.of(HttpStatus.valueOf(e.getStatusCode().value()), "INVALID", "The request cannot be served.");
            default -> {
                LOG.error("a request failed", failure);
                yield Refused.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "The gateway failed; its log says why.");
            }
        };
    }

    private Mono<Void> write(ServerWebExchange exchange, Refused refused) {
        exchange.getAttributes().put(CODE, refused.code());
        var status = refused.status();
        var problem = new Problem(
                "about:blank", status.getReasonPhrase(), status.value(), refused.sentence(), refused.code());
        var body = json.writeValueAsBytes(problem);
        var response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLength(body.length);
        refused.patience()
                .ifPresent(wait ->
                        response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1)));
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, A_MOMENT);
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
