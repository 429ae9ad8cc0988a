package io.sapphire.gateway.http;

/**
 * One input of an endpoint.
 *
 * @param place {@code query}, {@code path} or {@code header}
 * @param type of OpenAPI: {@code string} or {@code integer}
 */
record Parameter(String name, String place, String type, String description) {
    static final Parameter AT_LEAST = query(
            "at-least", "integer", "Waits until the event of this sequence is in the answer, 5 s at most, then 503.");
    static final Parameter AT = query(
            "at",
            "string",
            "Answers as it was: after the event of this sequence, or at this venue time, for example"
                    + " 2026-01-05T12:00:00Z.");
    static final Parameter LIMIT = query("limit", "integer", "How many, 1 to 500; 50 if absent.");
    static final Parameter CURSOR = query("cursor", "string", "The nextCursor of the page before.");
    static final Parameter SYMBOL = query("symbol", "string", "Only this market.");
    static final Parameter FROM = query("from", "integer", "From this venue time on, in microseconds since the epoch.");
    static final Parameter TO = query("to", "integer", "Up to this venue time, in microseconds since the epoch.");

    static Parameter query(String name, String type, String description) {
        return new Parameter(name, "query", type, description);
    }

    static Parameter path(String name, String description) {
        return new Parameter(name, "path", "string", description);
    }

    static Parameter header(String name, String description) {
        return new Parameter(name, "header", "string", description);
    }
}
