package io.sapphire.exchange.aster.rest;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an HTTP answer means. The status beats the code: a 503 with a well-formed error in it has been taken for a refusal
 * elsewhere, and a live order was lost.
 *
 * @see <a href="https://github.com/asterdex/api-docs">Aster futures API V3, "HTTP return codes", read 2026-06-30</a>
 */
final class Classification {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int REQUEST_TIMEOUT = 408;
    private static final int BANNED = 418;
    private static final int TOO_MANY = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int FIRST_ERROR = 400;
    /** The venue's own "execution status unknown". */
    private static final int UNEXPECTED_RESPONSE = -1006;

    private static final int TIMEOUT = -1007;
    static final int TOO_MANY_REQUESTS = -1003;

    private Classification() {}

    static Answer of(int status, byte[] body) {
        if (status >= FIRST_SERVER_ERROR || status == REQUEST_TIMEOUT) {
            return new Answer.Doubt("HTTP " + status);
        }
        boolean limited = status == TOO_MANY || status == BANNED;
        return json(body)
                .map(node -> of(status, node))
                .orElseGet(() -> limited
                        ? new Answer.Refusal(TOO_MANY_REQUESTS, "HTTP " + status)
                        : new Answer.Doubt("HTTP " + status + " with a body that cannot be read"));
    }

    private static Answer of(int status, JsonNode body) {
        int code = (int) Fields.number(body.path("code"), 0);
        if (code == UNEXPECTED_RESPONSE || code == TIMEOUT) {
            return new Answer.Doubt("the venue says " + code);
        }
        if (code < 0 || status >= FIRST_ERROR) {
            return new Answer.Refusal(code, body.path("msg").asString("HTTP " + status));
        }
        return new Answer.Ok(body);
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.of(MAPPER.readTree(body)).filter(JsonNode::isContainer);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
