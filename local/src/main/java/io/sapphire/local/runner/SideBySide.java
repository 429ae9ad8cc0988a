package io.sapphire.local.runner;

import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.OrderEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Two ways a decision may go, as a table of three columns. */
final class SideBySide {
    private static final String NONE = "-";

    private SideBySide() {}

    /** Rows that differ are marked. */
    static List<String> of(Alternative recorded, Alternative other) {
        var left = rows(recorded);
        var right = rows(other);
        var names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        int first = width(names, "");
        int second = width(left.values(), "recorded");
        var lines = new ArrayList<String>();
        lines.add("  %s  %s  what if".formatted(" ".repeat(first), padded("recorded", second)));
        for (var name : names) {
            var was = left.getOrDefault(name, NONE);
            var is = right.getOrDefault(name, NONE);
            lines.add("%s %s  %s  %s"
                    .formatted(was.equals(is) ? " " : "*", padded(name, first), padded(was, second), is));
        }
        return lines;
    }

    /** Names of the rows that differ. */
    static List<String> differing(Alternative recorded, Alternative other) {
        var left = rows(recorded);
        var right = rows(other);
        var names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        return names.stream()
                .filter(name -> !left.getOrDefault(name, NONE).equals(right.getOrDefault(name, NONE)))
                .toList();
    }

    private static Map<String, String> rows(Alternative alternative) {
        var rows = new LinkedHashMap<String, String>();
        alternative
                .decision()
                .ifPresentOrElse(
                        decision -> add(rows, decision),
                        () -> rows.put("wanted", "nothing new: the decision before stands"));
        int number = 1;
        for (var order : alternative.orders()) {
            rows.put("order " + number++, order(order));
        }
        return rows;
    }

    private static void add(Map<String, String> rows, Decision decision) {
        rows.put("wanted", "%s %d %%, %s USDT".formatted(decision.direction(), decision.sizeBand(), decision.target()));
        rows.put("rise", "%.4f".formatted(decision.rise().ratio()));
        rows.put("side needs", "%.4f".formatted(decision.threshold().ratio()));
        rows.put("dissent", Fixed.toPlainString(decision.dissentE8()));
        decision.votes().forEach(vote -> rows.put(vote.agent().value(), vote(vote)));
        decision.checks().forEach(check -> rows.put(check.name(), check(check)));
    }

    private static String vote(Vote vote) {
        return vote.state() == Vote.State.VOTED
                ? "%s %.4f x %.4f".formatted(vote.direction(), vote.confidence().ratio(), vote.weight() / 1e6)
                : vote.state().toString();
    }

    private static String check(Check check) {
        return "%s of %s, %s"
                .formatted(
                        Fixed.toPlainString(check.observedE8()),
                        Fixed.toPlainString(check.requiredE8()),
                        check.passed() ? "passed" : check.enforced() ? "failed" : "failed, not enforced");
    }

    private static String order(OrderEvent fact) {
        return switch (fact) {
            case OrderEvent.Intended intended ->
                "%s %s %s at %s"
                        .formatted(
                                intended.order().purpose(),
                                intended.order().side(),
                                intended.order().quantity(),
                                intended.expectedPrice());
            case OrderEvent.Denied denied ->
                "denied %s: %s of %s"
                        .formatted(
                                denied.denial().code(),
                                Fixed.toPlainString(denied.denial().observedE8()),
                                Fixed.toPlainString(denied.denial().limitE8()));
            case OrderEvent.CancelIntended cancel -> "cancel " + cancel.orderId();
            case OrderEvent.Reported reported -> reported.toString();
        };
    }

    private static int width(Iterable<String> texts, String least) {
        int width = least.length();
        for (var text : texts) {
            width = Math.max(width, text.length());
        }
        return width;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
