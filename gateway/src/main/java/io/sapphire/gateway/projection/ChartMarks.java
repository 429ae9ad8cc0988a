package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.gateway.view.Decimal;
import io.sapphire.gateway.view.Markets.MarkKind;
import io.sapphire.gateway.view.Markets.MarkRow;
import io.sapphire.gateway.view.Orders.DenialRow;
import io.sapphire.gateway.view.Orders.FillRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What happened in one market and a range of venue time, as marks on its chart. */
record ChartMarks(Symbol symbol, Instant from, Instant to, int limitOfEachKind) {

    /** Oldest first. */
    List<MarkRow> of(DecisionBook decisions, Blotter blotter) {
        return Stream.of(
                        decisions.cases().newest(limitOfEachKind, this::wanted).stream()
                                .map(ChartMarks::mark),
                        blotter.denials().newest(limitOfEachKind, this::wanted).stream()
                                .map(ChartMarks::mark),
                        blotter.fills().newest(limitOfEachKind, this::wanted).stream()
                                .map(ChartMarks::mark),
                        blotter.orders().newest(limitOfEachKind, this::wanted).stream()
                                .map(ChartMarks::mark))
                .flatMap(marks -> marks)
                .sorted(Comparator.comparing(MarkRow::us).thenComparing(MarkRow::id))
                .toList();
    }

    private boolean wanted(DecisionCase made) {
        return made.decision().symbol().equals(symbol) && within(made.decision().eventTime());
    }

    private boolean wanted(DenialRow denial) {
        return denial.symbol().equals(symbol) && within(denial.eventTimeUs());
    }

    private boolean wanted(FillRow fill) {
        return fill.symbol().equals(symbol) && within(fill.eventTimeUs());
    }

    /** Only stops that the venue took, and that lasted into the range. */
    private boolean wanted(TrackedOrder order) {
        return order.order().purpose() == Purpose.PROTECTION
                && order.order().symbol().equals(symbol)
                && order.acked().filter(time -> !time.isAfter(to)).isPresent()
                && order.ended().map(time -> !time.isBefore(from)).orElse(true);
    }

    private boolean within(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }

    private static MarkRow mark(DecisionCase made) {
        var decision = made.decision();
        return new MarkRow(
                MarkKind.DECISION,
                decision.eventTime(),
                null,
                decision.price(),
                null,
                decision.direction(),
                null,
                made.id(),
                made.id(),
                Sentences.why(decision));
    }

    private static MarkRow mark(DenialRow denial) {
        return new MarkRow(
                MarkKind.DENIAL,
                denial.eventTimeUs(),
                null,
                denial.price(),
                denial.side(),
                null,
                new Decimal(denial.qty().e8()),
                denial.id().value(),
                denial.decisionId(),
                denial.text());
    }

    private static MarkRow mark(FillRow fill) {
        return new MarkRow(
                MarkKind.FILL,
                fill.eventTimeUs(),
                null,
                fill.price(),
                fill.side(),
                null,
                new Decimal(fill.qty().e8()),
                fill.id(),
                fill.decisionId(),
                "%s %s at %s".formatted(fill.side(), fill.qty(), fill.price()));
    }

    private static MarkRow mark(TrackedOrder stop) {
        return new MarkRow(
                MarkKind.STOP,
                stop.acked().orElseThrow(),
                stop.ended().orElse(null),
                stop.trigger().orElse(null),
                stop.order().side(),
                null,
                new Decimal(stop.order().quantity().e8()),
                stop.order().id().value(),
                stop.decision().orElse(null),
                (stop.order().terms() instanceof Terms.TakeProfitMarket ? "take profit, " : "stop, ") + stop.status());
    }
}
