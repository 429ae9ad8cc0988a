package io.sapphire.exchange.execution;

import io.sapphire.domain.order.OrderEvent;
import io.sapphire.exchange.execution.journal.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of one step's reports: by venue time, order id and kind; account reports before orders of the same moment.
 * No fact overtakes an earlier one about the same order.
 */
final class StepOrder {
    private static final Comparator<Placed> ORDER =
            Comparator.comparing(Placed::time).thenComparing(Placed::name).thenComparing(Placed::kind);

    private final Map<String, Instant> newest = new HashMap<>();

    private StepOrder() {}

    /** @param time never before that of an earlier entry of the same name */
    private record Placed(Instant time, String name, int kind, Entry entry) {}

    static List<Entry> sorted(List<Entry> entries) {
        var order = new StepOrder();
        return entries.stream()
                .map(order::place)
                .sorted(ORDER)
                .map(Placed::entry)
                .toList();
    }

    private Placed place(Entry entry) {
        return switch (entry) {
            case Entry.OrderReported report -> place(report);
            case Entry.AccountReported report -> new Placed(report.fact().eventTime(), "", 1, entry);
            // The journal's own records come before what they led to.
            case Entry.Note _ -> new Placed(Instant.MIN, "", 0, entry);
        };
    }

    private Placed place(Entry.OrderReported report) {
        var fact = report.fact();
        var name = fact.orderId().value();
        var time = newest.merge(name, fact.eventTime(), (one, other) -> one.isAfter(other) ? one : other);
        return new Placed(time, name, kind(fact), report);
    }

    private static int kind(OrderEvent.Reported fact) {
        return switch (fact) {
            case OrderEvent.Unknown _ -> 0;
            case OrderEvent.Resolved _ -> 1;
            case OrderEvent.External _ -> 2;
            case OrderEvent.Accepted _ -> 3;
            case OrderEvent.Amended _ -> 4;
            case OrderEvent.PartiallyFilled _ -> 5;
            case OrderEvent.Filled _ -> 6;
            case OrderEvent.Cancelled _ -> 7;
            case OrderEvent.Expired _ -> 8;
            case OrderEvent.Rejected _ -> 9;
        };
    }
}
