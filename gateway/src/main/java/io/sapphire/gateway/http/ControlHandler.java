package io.sapphire.gateway.http;

import io.sapphire.gateway.access.AccessFilter;
import io.sapphire.gateway.view.Risk.ControlAnswer;
import io.sapphire.gateway.view.Risk.ControlRequest;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Passes an operator's command on, with who gives it. */
final class ControlHandler {
    private static final int LARGEST_BODY = 16 * 1024;
    private static final int LONGEST_REASON = 1_000;

    private final JsonMapper json;
    private final Reader reader;

    ControlHandler(JsonMapper json, Reader reader) {
        this.json = json;
        this.reader = reader;
    }

    /** @param shortestReason in characters */
    HandlerFunction<ServerResponse> giving(Command command, int shortestReason) {
        return request -> body(request)
                .map(bytes -> reason(bytes, shortestReason))
                .flatMap(reason -> command.give(operator(request), reason).onErrorMap(ControlHandler::refused))
                .flatMap(sequence -> reader.write(new ControlAnswer(sequence)));
    }

    private static String operator(ServerRequest request) {
        return request.attribute(AccessFilter.OPERATOR)
                .map(Object::toString)
                .orElseThrow(() -> new IllegalStateException("a command without an operator"));
    }

    private static Mono<byte[]> body(ServerRequest request) {
        boolean isJson = request.headers()
                .contentType()
                .filter(MediaType.APPLICATION_JSON::isCompatibleWith)
                .isPresent();
        return isJson
                ? DataBufferUtils.join(request.exchange().getRequest().getBody(), LARGEST_BODY)
                        .map(ControlHandler::drain)
                        .defaultIfEmpty(new byte[0])
                        .onErrorMap(DataBufferLimitException.class, _ -> tooLarge())
                : Mono.error(
                        Refused.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "INVALID", "The body must be application/json."));
    }

    private static byte[] drain(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Refused tooLarge() {
        return Refused.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "INVALID",
                "The body must not be larger than " + LARGEST_BODY + " bytes.");
    }

    private String reason(byte[] body, int shortest) {
        var reason = read(body).reason();
        var stripped = reason == null ? "" : reason.strip();
        if (stripped.length() < shortest || stripped.length() > LONGEST_REASON) {
            throw Refused.invalid("The reason must have %d to %d characters.".formatted(shortest, LONGEST_REASON));
        }
        return stripped;
    }

    private ControlRequest read(byte[] body) {
        try {
            return json.readValue(body, ControlRequest.class);
        } catch (JacksonException unreadable) {
            throw Refused.invalid("The body must be {\"reason\":\"...\"} and nothing else.");
        }
    }

    private static Throwable refused(Throwable failure) {
        return switch (failure) {
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
