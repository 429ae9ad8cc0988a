package io.sapphire.local.aster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the venue lists, row by row: one that cannot be read from here does not hide the others. */
final class Rows {

    private Rows() {}

    /**
     * @param reader nothing for a row that is of no interest
     * @param unread told which row cannot be read, and why
     */
    static <T> List<T> read(JsonNode rows, Function<JsonNode, Optional<T>> reader, Consumer<String> unread) {
        var read = new ArrayList<T>();
        for (var row : rows) {
            try {
                reader.apply(row).ifPresent(read::add);
            } catch (IllegalArgumentException | ArithmeticException | JacksonException unfit) {
                unread.accept("%s: %s".formatted(row.path("symbol").asString("?"), unfit.getMessage()));
            }
        }
        return read;
    }
}
