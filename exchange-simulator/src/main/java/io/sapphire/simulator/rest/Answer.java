package io.sapphire.simulator.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status of HTTP
 * @param code of the venue's error; 0 if it is none
 * @param durable it promises something, so it may leave only when the ledger is synced
 * @param headers besides its length
 */
public record Answer(int status, int code, byte[] body, boolean durable, Map<String, String> headers) {
    private static final String TYPE = "Content-Type";
    private static final Map<String, String> JSON = Map.of(TYPE, "application/json");

    static Answer of(byte[] body) {
        return new Answer(200, 0, body, false, JSON);
    }

    static Answer promise(byte[] body) {
        return new Answer(200, 0, body, true, JSON);
    }

    static Answer error(int status, int code, byte[] body) {
        return new Answer(status, code, body, false, JSON);
    }

    static Answer page(int status, byte[] body, String type) {
        return new Answer(status, 0, body, false, Map.of(TYPE, type));
    }

    /** The same, with other bytes. */
    Answer saying(byte[] other) {
        return new Answer(status, code, other, durable, headers);
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, code, body, durable, more);
    }

    /** It may leave only when the ledger is synced. */
    Answer afterSync() {
        return new Answer(status, code, body, true, headers);
    }
}
