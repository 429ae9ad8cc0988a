package io.sapphire.local.sql;

import io.sapphire.analytics.duckdb.Answer.Heading;
import java.util.List;
import java.util.Optional;

/** Puts an answer on the terminal or into a pipe, row by row. */
interface Print {

    /** Once, before the first row. */
    void begin(List<Heading> headings);

    void row(List<Optional<String>> cells);

    /** Once, behind the last row. */
    void end();
}
