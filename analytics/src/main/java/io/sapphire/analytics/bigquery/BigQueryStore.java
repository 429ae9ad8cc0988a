package io.sapphire.analytics.bigquery;

import com.google.protobuf.ByteString;
import io.sapphire.analytics.bigquery.Ledger.Line;
import io.sapphire.analytics.table.Batch;
import io.sapphire.analytics.table.Progress;
import io.sapphire.analytics.table.Row;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.Store;
import io.sapphire.analytics.table.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tables and progress in BigQuery. Rows and progress cannot be written together there, so rows come first. Whoever opens the
 * tables ends the streams of whoever had them before, which nothing can come through afterwards, and then asks which rows
 * are there that the progress does not tell of; those are left out when they come again. For one thread at a time.
 */
public final class BigQueryStore implements Store {
    private final Dataset dataset;
    private final Schema schema;
    private final WriteService service;
    private final Questions questions;
    private final Ledger ledger;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Map<String, RowForm> forms = new HashMap<>();
    private final Map<String, Written> written = new HashMap<>();
    private Line line = Line.NONE;

    private BigQueryStore(Access access, Rest rest, Schema schema) {
        this.dataset = access.dataset();
        this.schema = schema;
        this.questions = new Questions(rest);
        this.ledger = new Ledger(questions, dataset);
        this.service = new WriteService(access);
    }

    /**
     * Makes the tables if there are none, and keeps everybody else from writing them.
     *
     * @throws StoreException if they cannot be used, or somebody else opens them at the same moment
     */
    public static BigQueryStore open(Access access, Schema schema) {
        var rest = new Rest(access);
        new Migrations(rest, access.dataset(), schema).apply();
        var store = new BigQueryStore(access, rest, schema);
        try {
            store.begin(store.takeOver());
            return store;
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    /** Until nobody wrote anything while their streams were ended. */
    private Line takeOver() {
        var before = ledger.newest();
        while (true) {
            before.stream().flatMap(line -> line.streams().stream()).forEach(service::end);
            var now = ledger.newest();
            if (now.equals(before)) {
                return now.stream().findFirst().orElse(Line.NONE);
            }
            before = now;
        }
    }

    /** The streams are written down before anything comes through them: whoever comes next must know them. */
    private void begin(Line before) {
        schema.tables().forEach(table -> open(RowForm.of(table)));
        open(RowForm.of(Ledger.TABLE));
        line = new Line(
                before.turn(),
                UUID.randomUUID().toString(),
                lanes.values().stream().map(Lane::stream).toList(),
                before.progress());
        note(before.progress());
        if (ledger.isShared(line)) {
            throw new StoreException("another process writes the tables in BigQuery's " + dataset);
        }
    }

    private void open(RowForm form) {
        var name = form.table().name();
        forms.put(name, form);
        lanes.put(name, new Lane(service, form));
    }

    @Override
    public Optional<Progress> latest() {
        return Optional.of(line.progress()).filter(progress -> !progress.run().isEmpty());
    }

    @Override
    public Optional<Progress> of(String run) {
        return ledger.newest(run).map(Line::progress);
    }

    @Override
    public void write(Batch batch) {
        var missing = batch.rows().stream()
                .filter(written(batch.progress().run())::isMissing)
                .collect(Collectors.groupingBy(row -> row.table().name(), LinkedHashMap::new, Collectors.toList()));
        // All are sent before the first answer is waited for.
        missing.forEach((table, rows) -> lane(table).send(encoded(rows)));
        missing.keySet().forEach(table -> lane(table).confirm());
        note(batch.progress());
    }

    private Written written(String run) {
        return written.computeIfAbsent(run, name -> {
            long known = name.equals(line.progress().run()) ? line.progress().sequence() : 0;
            return Written.after(questions, dataset, schema.tables(), name, known);
        });
    }

    private List<ByteString> encoded(List<Row> rows) {
        var encoded = new ArrayList<ByteString>(rows.size());
        for (var row : rows) {
            encoded.add(form(row.table().name()).encode(row::value));
        }
        return encoded;
    }

    private void note(Progress progress) {
        var next = new Line(line.turn() + 1, line.session(), line.streams(), progress);
        var cells = next.cells();
        var name = Ledger.TABLE.name();
        lane(name).send(List.of(form(name).encode(cells::get)));
        lane(name).confirm();
        line = next;
    }

    private Lane lane(String table) {
        return known(lanes, table);
    }

    private RowForm form(String table) {
        return known(forms, table);
    }

    private static <T> T known(Map<String, T> all, String table) {
        var one = all.get(table);
        if (one == null) {
            throw new IllegalArgumentException("there is no table " + table);
        }
        return one;
    }

    @Override
    public void close() {
        lanes.values().forEach(Lane::close);
        service.close();
    }
}
