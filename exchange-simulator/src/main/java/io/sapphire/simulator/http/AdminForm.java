package io.sapphire.simulator.http;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object somebody sent to the admin port. Every field is read with the type it must have, or refused by name. */
final class AdminForm {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode fields;
    private final Set<String> read = new HashSet<>();

    AdminForm(String body) {
        try {
            fields = JSON.readTree(body);
        } catch (JacksonException malformed) {
            throw new MisuseException("the body is not JSON: " + malformed.getOriginalMessage());
        }
        if (!fields.isObject()) {
            throw new MisuseException("the body must be a JSON object");
        }
    }

    boolean has(String name) {
        return fields.has(name);
    }

    String text(String name, String otherwise) {
        var field = field(name);
        return field.isMissingNode() ? otherwise : field.asStringOpt().orElseThrow(() -> wrong(name, "a string"));
    }

    long number(String name, long otherwise) {
        var field = field(name);
        if (field.isMissingNode()) {
            return otherwise;
        }
        if (!field.isIntegralNumber() || !field.canConvertToLong()) {
            throw wrong(name, "a whole number");
        }
        return field.asLong();
    }

    int smallNumber(String name, int otherwise) {
        long number = number(name, otherwise);
        if (number != (int) number) {
            throw wrong(name, "a whole number that is not so large");
        }
        return (int) number;
    }

    double fraction(String name, double otherwise) {
        var field = field(name);
        if (!field.isMissingNode() && !field.isNumber()) {
            throw wrong(name, "a number");
        }
        return field.asDouble(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        var field = field(name);
        if (!field.isMissingNode() && !field.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return field.asBoolean(otherwise);
    }

    <E extends Enum<E>> E word(String name, Class<E> words, E otherwise) {
        var text = text(name, otherwise.name().toLowerCase(Locale.ROOT));
        for (var word : words.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
                return word;
            }
        }
        throw wrong(name, "one of " + String.join(", ", names(words)));
    }

    /** Every field that was sent has been read. */
    void refuseOthers() {
        for (var name : fields.propertyNames()) {
            if (!read.contains(name)) {
                throw new MisuseException(
                        "'" + name + "' means nothing here; known are " + String.join(", ", new TreeSet<>(read)));
            }
        }
    }

    private JsonNode field(String name) {
        read.add(name);
        return fields.path(name);
    }

    private MisuseException wrong(String name, String wanted) {
        return new MisuseException("'" + name + "' must be " + wanted + ", was " + fields.path(name));
    }

    private static <E extends Enum<E>> Set<String> names(Class<E> words) {
        var names = new TreeSet<String>();
        for (var word : words.getEnumConstants()) {
            names.add(word.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }
}
