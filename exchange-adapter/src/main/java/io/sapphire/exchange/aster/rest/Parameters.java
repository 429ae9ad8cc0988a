package io.sapphire.exchange.aster.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Request parameters in the order they are signed and sent, form-encoded. */
public final class Parameters {
    private final String text;

    private Parameters(String text) {
        this.text = text;
    }

    public static Parameters none() {
        return new Parameters("");
    }

    public static Parameters of(String name, Object value) {
        return none().and(name, value);
    }

    public Parameters and(String name, Object value) {
        var pair = name + "=" + URLEncoder.encode(value.toString(), UTF_8);
        return new Parameters(text.isEmpty() ? pair : text + "&" + pair);
    }

    /** The literal text: what is signed is what is sent. */
    @Override
    public String toString() {
        return text;
    }
}
