package io.sapphire.analytics.bigquery;

import io.sapphire.analytics.table.Column;
import io.sapphire.analytics.table.Kind;
import io.sapphire.analytics.table.Progress;
import io.sapphire.analytics.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table that says how far the others have come, and through which streams they are being written. A line follows every
 * batch; nothing in it is ever changed.
 */
final class Ledger {
    static final Table TABLE = new Table(
            "sapphire_progress",
            "How far the other tables have come.",
            List.of(
                    new Column("turn", Kind.INTEGER, true, "Grows with every line."),
                    new Column("session", Kind.TEXT, true, "Which opening of the tables wrote it."),
                    new Column("streams", Kind.TEXT, true, "Through which that session writes, one a line."),
                    new Column("run_id", Kind.TEXT, true, "Which run was written; nothing before the first."),
                    new Column("sequence", Kind.INTEGER, true, "Of the last event whose rows are there."),
                    new Column("record_sha256", Kind.TEXT, true, "Of that event's record, in hex."),
                    new Column("memory", Kind.TEXT, true, "What is to be known of the events before to go on.")),
            List.of("turn"));

    private static final String COLUMNS = "turn, session, streams, run_id, sequence, record_sha256, memory";

    private final Questions questions;
    private final String table;

    Ledger(Questions questions, Dataset dataset) {
        this.questions = questions;
        this.table = dataset.quoted(TABLE.name());
    }

    /** One line of it. */
    record Line(long turn, String session, List<String> streams, Progress progress) {
        /** Before anything was written. */
        static final Line NONE = new Line(0, "", List.of(), new Progress("", 0, "", ""));

        List<Object> cells() {
            return List.of(
                    turn,
                    session,
                    String.join("\n", streams),
                    progress.run(),
                    progress.sequence(),
                    progress.hash(),
                    progress.memory());
        }
    }

    /** The newest; several if as many opened the tables at once, and then all but one of them gave up. */
    List<Line> newest() {
        return lines(questions.ask("select max(turn) from " + table, Map.of()), Map.of(), "");
    }

    /** The newest of a run. */
    Optional<Line> newest(String run) {
        Map<String, Object> named = Map.of("run", run);
        var turn = questions.ask("select max(turn) from %s where run_id = @run".formatted(table), named);
        return lines(turn, named, " and run_id = @run").stream().findFirst();
    }

    /** The memory is long, so no more lines are read than are wanted. */
    private List<Line> lines(List<Questions.Row> turn, Map<String, Object> named, String more) {
        long newest = turn.getFirst().number(0);
        if (newest == 0) {
            return List.of();
        }
        var values = new HashMap<>(named);
        values.put("turn", newest);
        return questions
                .ask("select %s from %s where turn = @turn%s order by session".formatted(COLUMNS, table, more), values)
                .stream()
                .map(Ledger::line)
                .toList();
    }

    private static Line line(Questions.Row row) {
        return new Line(
                row.number(0),
                row.text(1),
                row.text(2).lines().toList(),
                new Progress(row.text(3), row.number(4), row.text(5), row.text(6)));
    }

    /** Whether somebody else opened the tables since, or at the same moment. */
    boolean isShared(Line mine) {
        var others = questions.ask(
                "select count(*) from %s where turn >= @turn and session <> @session".formatted(table),
                Map.of("turn", mine.turn(), "session", mine.session()));
        return others.getFirst().number(0) > 0;
    }
}
