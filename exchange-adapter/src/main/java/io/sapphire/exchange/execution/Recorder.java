package io.sapphire.exchange.execution;

import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.exchange.execution.journal.Entry;
import io.sapphire.exchange.execution.journal.Journal;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is to be journaled and commits it as one batch: on the disk first, then on the report stream. The blotter
 * runs ahead by the open batch; if the batch cannot be written, the blotter goes back to the journal.
 */
final class Recorder {
    private final Journal journal;
    private final Reports reports;
    private final List<Entry> batch = new ArrayList<>();
    private Blotter blotter;

    Recorder(Journal journal, Reports reports) {
        this.journal = journal;
        this.reports = reports;
        var entries = journal.entries();
        this.blotter = Blotter.of(entries);
        reports.publish(entries);
    }

    Blotter blotter() {
        return blotter;
    }

    void record(Entry entry) {
        blotter.apply(entry);
        batch.add(entry);
    }

    /** The report gets its number when the batch is committed. */
    void report(OrderEvent.Reported fact) {
        record(new Entry.OrderReported(0, fact));
    }

    void report(AccountEvent fact) {
        record(new Entry.AccountReported(0, fact));
    }

    /** @throws java.io.UncheckedIOException if it cannot be written; then nothing of it has happened */
    void commit() {
        write(List.copyOf(batch));
    }

    /** Like {@link #commit}, with the reports in an order that does not depend on the way they came. */
    void commitSorted() {
        write(StepOrder.sorted(batch));
    }

    private void write(List<Entry> entries) {
        batch.clear();
        if (entries.isEmpty()) {
            return;
        }
        var numbered = number(entries);
        try {
            journal.append(numbered);
        } catch (RuntimeException e) {
            blotter = Blotter.of(journal.entries());
            throw e;
        }
        numbered.forEach(blotter::numbered);
        reports.publish(numbered);
    }

    private List<Entry> number(List<Entry> entries) {
        long last = blotter.lastReport();
        var numbered = new ArrayList<Entry>(entries.size());
        for (var entry : entries) {
            var next = number(entry, last + 1);
            last = next == entry ? last : last + 1;
            numbered.add(next);
        }
        return numbered;
    }

    private static Entry number(Entry entry, long number) {
        return switch (entry) {
            case Entry.OrderReported report -> new Entry.OrderReported(number, report.fact());
            case Entry.AccountReported report -> new Entry.AccountReported(number, report.fact());
            case Entry.Note _ -> entry;
        };
    }
}
