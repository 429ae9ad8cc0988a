package io.sapphire.simulator.rest;

import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.order.Refusal;
import tools.jackson.core.JsonGenerator;

/** Errors as the venue writes them. */
public final class Errors {

    private Errors() {}

    public static Answer of(int status, Refusal refusal) {
        return Answer.error(status, refusal.code(), body(refusal.code(), refusal.message()));
    }

    public static byte[] body(int code, String message) {
        return Json.object(json -> write(json, code, message));
    }

    static void write(JsonGenerator json, int code, String message) {
        json.writeNumberProperty("code", code);
        json.writeStringProperty("msg", message);
    }
}
