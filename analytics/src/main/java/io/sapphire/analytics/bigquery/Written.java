package io.sapphire.analytics.bigquery;

import io.sapphire.analytics.table.Row;
import io.sapphire.analytics.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of a run that are in the tables although the ledger does not say so, since whoever wrote them ended in between. Rows
 * of a table are written in the order of the log and come out the same again, so the last one says which are there.
 */
final class Written {
    private static final String LAST =
            "(select '%s' as name, sequence, part from %s where run_id = @run and sequence > @sequence"
                    + " order by sequence desc, part desc limit 1)";

    private final Map<String, Place> last = new HashMap<>();

    private record Place(long sequence, long part) {
        boolean reaches(Row row) {
            return row.sequence() < sequence || row.sequence() == sequence && row.part() <= part;
        }
    }

    private Written() {}

    /** @param sequence of the last event that the ledger knows of */
    static Written after(Questions questions, Dataset dataset, List<Table> tables, String run, long sequence) {
        var sql = tables.stream()
                .map(table -> LAST.formatted(table.name(), dataset.quoted(table.name())))
                .collect(Collectors.joining(" union all "));
        var written = new Written();
        for (var row : questions.ask(sql, Map.of("run", run, "sequence", sequence))) {
            written.last.put(row.text(0), new Place(row.number(1), row.number(2)));
        }
        return written;
    }

    boolean isMissing(Row row) {
        var there = last.get(row.table().name());
        return there == null || !there.reaches(row);
    }
}
