package io.sapphire.analytics.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private static final Migration FIRST = MigrationFile.parse("001-first.yaml", """
        - create: ticks
          about: One tick.
          cluster: [run_id]
          columns:
            - price! decimal In quote-asset units.
        """);

    @Test
    void everyTableSaysOfEveryColumnWhatItIs() {
        assertThat(Schema.current().tables())
                .hasSize(18)
                .allSatisfy(table -> assertThat(table.columns())
                        .extracting(Column::name)
                        .startsWith("run_id", "sequence", "part", "event_time", "record_time", "trace_id"))
                .allSatisfy(table -> assertThat(table.about()).endsWith("."));
    }

    @Test
    void fractionsSayTheirUnitInTheirName() {
        assertThat(Schema.current().tables().stream()
                        .flatMap(table -> table.columns().stream())
                        .filter(column -> column.about().contains("basis points")))
                .isNotEmpty()
                .extracting(Column::name)
                .allMatch(name -> name.endsWith("_bp"));
        assertThat(Schema.current().tables().stream()
                        .flatMap(table -> table.columns().stream())
                        .filter(column -> column.about().contains("parts per million")))
                .isNotEmpty()
                .extracting(Column::name)
                .allMatch(name -> name.endsWith("_ppm"));
    }

    @Test
    void laterVersionAddsToTheTable() {
        var later = MigrationFile.parse("002-later.yaml", """
            - add-to: ticks
              column: venue text Where it was.
            """);
        var schema = Schema.of(List.of(FIRST, later));
        assertThat(schema.version()).isEqualTo(2);
        assertThat(schema.table("ticks").columns().getLast())
                .isEqualTo(new Column("venue", Kind.TEXT, false, "Where it was."));
    }

    @Test
    void columnThatOlderRowsCannotHaveIsRefused() {
        var later = MigrationFile.parse("002-later.yaml", """
            - add-to: ticks
              column: venue! text Where it was.
            """);
        assertThatThrownBy(() -> Schema.of(List.of(FIRST, later)))
                .hasMessage("rows that table ticks has already cannot have venue: it must not be required");
    }

    @Test
    void missingVersionIsRefused() {
        var third = MigrationFile.parse("003-later.yaml", """
            - add-to: ticks
              column: venue text Where it was.
            """);
        assertThatThrownBy(() -> Schema.of(List.of(FIRST, third)))
                .hasMessage("003-later.yaml stands where version 2 belongs");
    }
}
