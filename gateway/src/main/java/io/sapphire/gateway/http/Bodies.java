package io.sapphire.gateway.http;

import io.netty.channel.ChannelException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was sent: JSON of a bounded size, with nothing in it that nobody reads. */
record Bodies(JsonMapper json) {
    private static final int LARGEST = 16 * 1024;

    /** @param form what should have been sent, for people */
    <R> Mono<R> read(ServerRequest request, Class<R> type, String form) {
        return bytes(request).map(bytes -> parse(bytes, type, form));
    }

    private static Mono<byte[]> bytes(ServerRequest request) {
        boolean isJson = request.headers()
                .contentType()
                .filter(MediaType.APPLICATION_JSON::isCompatibleWith)
                .isPresent();
        return isJson
                ? DataBufferUtils.join(request.exchange().getRequest().getBody(), LARGEST)
                        .map(Bodies::drain)
                        .defaultIfEmpty(new byte[0])
                        .onErrorMap(DataBufferLimitException.class, _ -> tooLarge())
                        .onErrorMap(ChannelException.class, _ -> tooSlow())
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
                HttpStatus.CONTENT_TOO_LARGE, "INVALID", "The body must not be larger than " + LARGEST + " bytes.");
    }

    private static Refused tooSlow() {
        return Refused.of(HttpStatus.REQUEST_TIMEOUT, "INVALID", "The body did not come in time.");
    }

    private <R> R parse(byte[] body, Class<R> type, String form) {
        try {
            var wish = json.readValue(body, type);
            if (wish != null) {
                return wish;
            }
        } catch (JacksonException unreadable) {
            // told below
        }
        throw Refused.invalid("The body must be {" + form + "} and nothing else.");
    }
}
