package io.sapphire.simulator.feed.bars;

import io.sapphire.simulator.market.RecordingException;
import java.io.InputStream;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** An array of objects, one for each bar, by itself or as the only array of an object; read as it comes. */
final class JsonBars {
    private final Path file;
    private final JsonParser parser;
    private final BarSeries bars = new BarSeries();

    private JsonBars(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static BarSeries read(Path file, InputStream text) {
        try (var parser = JsonMapper.shared().createParser(text)) {
            return new JsonBars(file, parser).read();
        } catch (JacksonException malformed) {
            throw new RecordingException(
                    "recording %s: line %d is not JSON (%s)"
                            .formatted(file, line(malformed), malformed.getOriginalMessage()),
                    malformed);
        }
    }

    private BarSeries read() {
        var token = parser.nextToken();
        while (token != null && token != JsonToken.START_ARRAY) {
            token = parser.nextToken();
        }
        if (token == null) {
            throw new RecordingException("recording " + file + " has no array of bars");
        }
        for (token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                throw new RecordingException(
                        "recording %s: line %d is not a bar (it is no object)".formatted(file, here()));
            }
            add(here(), parser.currentTokenLocation().getByteOffset());
        }
        return bars;
    }

    private void add(int line, long offset) {
        var texts = new String[BarFields.values().length];
        for (var token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            var field = BarFields.named(parser.currentName());
            parser.nextToken();
            if (field.isPresent() && parser.currentToken().isScalarValue()) {
                texts[field.get().ordinal()] = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
        try {
            for (var field : BarFields.values()) {
                if (texts[field.ordinal()] == null) {
                    throw new IllegalArgumentException("it has no " + field.shownName());
                }
            }
            bars.add(line, offset, BarFields.start(texts), BarFields.bar(texts));
        } catch (IllegalArgumentException malformed) {
            throw new RecordingException(
                    "recording %s: line %d is not a bar (%s)".formatted(file, line, malformed.getMessage()), malformed);
        }
    }

    private int here() {
        return parser.currentTokenLocation().getLineNr();
    }

    private static int line(JacksonException malformed) {
        return malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
    }
}
