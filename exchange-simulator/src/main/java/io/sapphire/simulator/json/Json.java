package io.sapphire.simulator.json;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Fixed;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON the way the venue does: numbers that must stay exact as decimal strings, times as milliseconds. */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final int USUAL_SIZE = 256;

    private Json() {}

    public static byte[] object(Consumer<JsonGenerator> fields) {
        return bytes(json -> writeObject(json, fields));
    }

    public static <T> byte[] array(Iterable<T> elements, Element<T> element) {
        return bytes(json -> {
            json.writeStartArray();
            for (var each : elements) {
                writeObject(json, fields -> element.write(fields, each));
            }
            json.writeEndArray();
        });
    }

    public static byte[] bytes(Consumer<JsonGenerator> content) {
        var out = new ByteArrayOutputStream(USUAL_SIZE);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            content.accept(json);
        }
        return out.toByteArray();
    }

    public static void object(JsonGenerator json, String name, Consumer<JsonGenerator> fields) {
        json.writeName(name);
        writeObject(json, fields);
    }

    public static <T> void array(JsonGenerator json, String name, Iterable<T> elements, Element<T> element) {
        json.writeArrayPropertyStart(name);
        for (var each : elements) {
            writeObject(json, fields -> element.write(fields, each));
        }
        json.writeEndArray();
    }

    public static void strings(JsonGenerator json, String name, List<?> elements) {
        json.writeArrayPropertyStart(name);
        elements.forEach(element -> json.writeString(element.toString()));
        json.writeEndArray();
    }

    /** A price, quantity, rate or amount, in its exact decimals. */
    public static void decimal(JsonGenerator json, String name, Object value) {
        json.writeStringProperty(name, value.toString());
    }

    /** The same, from 1e-8 units. */
    public static void e8(JsonGenerator json, String name, long e8) {
        json.writeStringProperty(name, Fixed.toPlainString(e8));
    }

    public static void time(JsonGenerator json, String name, Instant time) {
        json.writeNumberProperty(name, time.toEpochMilli());
    }

    public static void levels(JsonGenerator json, String name, List<BookLevel> levels) {
        json.writeArrayPropertyStart(name);
        for (var level : levels) {
            level(json, level.price().e8(), level.quantity().e8());
        }
        json.writeEndArray();
    }

    public static void level(JsonGenerator json, long priceE8, long quantityE8) {
        json.writeStartArray();
        json.writeString(Fixed.toPlainString(priceE8));
        json.writeString(Fixed.toPlainString(quantityE8));
        json.writeEndArray();
    }

    private static void writeObject(JsonGenerator json, Consumer<JsonGenerator> fields) {
        json.writeStartObject();
        fields.accept(json);
        json.writeEndObject();
    }

    /** Writes the fields of one element of an array. */
    public interface Element<T> {
        void write(JsonGenerator json, T element);
    }
}
