package io.sapphire.analytics.table;

import java.util.List;
import java.util.stream.Stream;

/** This build's tables, and what a later one adds to them. */
public final class NextSchema {

    private NextSchema() {}

    /** @param name such as {@code 002-next.yaml} */
    public static Schema of(String name, String migration) {
        var migrations =
                Stream.concat(Schema.current().migrations().stream(), Stream.of(MigrationFile.parse(name, migration)));
        return Schema.of(List.copyOf(migrations.toList()));
    }
}
