package io.sapphire.agents.reasoning;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Strangers' text as a prompt holds it: JSON strings between two marks, so long at most, in ASCII, and without the signs
 * the marks are made of, so that no text can end the block it stands in.
 */
public final class Quoted {
    private static final int MOST_ROWS = 20;
    private static final int MOST_CHARACTERS = 300;
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Quoted() {}

    /** @param rows at most 20 are taken, each text of them at most 300 characters long */
    public static String block(String mark, List<? extends Map<String, ?>> rows) {
        var cut = rows.stream()
                .limit(MOST_ROWS)
                .map(row -> row.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> cut(entry.getValue()), (one, _) -> one, TreeMap::new)))
                .toList();
        var json = ASCII.writeValueAsString(cut).replace("<", "\\u003c").replace(">", "\\u003e");
        return "<" + mark + ">\n" + json + "\n</" + mark + ">\n";
    }

    private static Object cut(Object value) {
        return value instanceof String text && text.codePointCount(0, text.length()) > MOST_CHARACTERS
                ? text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS))
                : value;
    }
}
