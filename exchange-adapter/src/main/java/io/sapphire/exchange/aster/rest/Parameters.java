package io.sapphire.exchange.aster.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.SequencedMap;

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

    public static Parameters of(SequencedMap<String, String> pairs) {
        var parameters = none();
        for (var pair : pairs.entrySet()) {
            parameters = parameters.and(pair.getKey(), pair.getValue());
        }
        return parameters;
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
