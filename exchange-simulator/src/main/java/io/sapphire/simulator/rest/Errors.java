package io.sapphire.simulator.rest;

import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.order.Refusal;

/** Errors as the venue writes them. */
public final class Errors {

    private Errors() {}

    public static Answer of(int status, Refusal refusal) {
        return Answer.error(status, refusal.code(), body(refusal.code(), refusal.message()));
    }

    public static byte[] body(int code, String message) {
        return Json.object(json -> {
            json.writeNumberProperty("code", code);
            json.writeStringProperty("msg", message);
        });
    }
}
