package io.sapphire.exchange.aster.rest;

import tools.jackson.databind.JsonNode;

/** What became of one request. */
public sealed interface Answer {

    record Ok(JsonNode body) implements Answer {}

    /** The venue says no, for certain: nothing has changed. */
    record Refusal(int code, String reason) implements Answer {}

    /** Bytes left, and it cannot be told what the venue did with them. */
    record Doubt(String cause) implements Answer {}

    /** Not a byte left. */
    record NotSent(String cause) implements Answer {}
}
