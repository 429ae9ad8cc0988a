package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folds what happens to orders, and what follows from it for decisions and positions. */
final class OrderFold {
    private final Books books;

    OrderFold(Books books) {
        this.books = books;
    }

    /** @return what to tell, what happened last */
    List<Fact> apply(OrderEvent fact, Recorded recorded) {
        books.touch(new ValueKey.Limits());
        return switch (fact) {
            case OrderEvent.Denied denied -> deny(denied, recorded);
            case OrderEvent.Intended intended -> intend(intended, recorded);
            case OrderEvent.External external -> told(books.blotter.adopt(external, recorded), recorded);
            case OrderEvent.CancelIntended cancel -> cancel(cancel, recorded);
            case OrderEvent.PartiallyFilled filled -> fill(filled, filled.fill(), recorded);
            case OrderEvent.Filled filled -> fill(filled, filled.fill(), recorded);
            case OrderEvent.Reported reported ->
                report(reported, recorded).map(order -> told(order, recorded)).orElse(List.of());
        };
    }

    private List<Fact> deny(OrderEvent.Denied denied, Recorded recorded) {
        var made = books.decisions.find(denied.decision());
        var row = books.blotter.deny(denied, made.map(DecisionCase::id), recorded);
        books.risk.deny(denied.denial().code(), denied.eventTime());
        books.gauge();
        var facts = new ArrayList<Fact>();
        made.ifPresent(decision -> {
            decision.deny(row);
            facts.add(touched(decision, recorded));
        });
        facts.add(books.riskFact());
        facts.add(new Fact(Topic.DENIAL, row));
        return facts;
    }

    private List<Fact> intend(OrderEvent.Intended intended, Recorded recorded) {
        var made = books.decisions.find(intended.decision());
        var order = books.blotter.intend(intended, made.map(DecisionCase::id), recorded);
        made.ifPresent(decision -> decision.order(order));
        books.conduct.message(intended.eventTime());
        if (intended.order().purpose() == Purpose.ENTRY) {
            var symbol = intended.order().symbol();
            long shown = books.market(symbol)
                    .map(market -> market.shownE8(intended.order().side()))
                    .orElse(0L);
            books.conduct.announce(intended, books.account.mark(symbol), shown);
        }
        books.gauge();
        return told(order, recorded);
    }

    private List<Fact> cancel(OrderEvent.CancelIntended cancel, Recorded recorded) {
        books.conduct.message(cancel.eventTime());
        books.gauge();
        var order = books.blotter.find(cancel.orderId());
        order.ifPresent(tracked -> tracked.cancelIntended(cancel, recorded));
        return order.map(tracked -> told(tracked, recorded)).orElse(List.of());
    }

    private Optional<TrackedOrder> report(OrderEvent.Reported reported, Recorded recorded) {
        var order = books.blotter.find(reported.orderId());
        order.ifPresent(tracked -> books.blotter.report(tracked, reported, recorded));
        return order;
    }

    private List<Fact> fill(OrderEvent.Reported fact, Fill fill, Recorded recorded) {
        var order = report(fact, recorded);
        var before = books.account.holding(fill.symbol()).quantity();
        var realised = books.account.book(fill, fact.eventTime());
        var after = books.account.holding(fill.symbol()).quantity();
        books.conduct.traded(fill, before, after, realised, fact.eventTime());
        order.filter(tracked -> tracked.order().purpose() == Purpose.ENTRY).ifPresent(entry -> {
            books.account.holding(fill.symbol()).enteredBy(entry.decision());
            books.conduct.executed(fill.symbol(), fact.orderId(), fact.eventTime());
        });
        var row = books.blotter.fill(fact, fill, realised, recorded);
        var facts = new ArrayList<Fact>();
        order.ifPresent(tracked -> facts.addAll(about(tracked, recorded)));
        facts.add(position(fill.symbol(), recorded));
        facts.add(new Fact(Topic.FILL, row));
        books.measure();
        return facts;
    }

    private List<Fact> told(TrackedOrder order, Recorded recorded) {
        books.touch(new ValueKey.Book(order.order().symbol()));
        var facts = new ArrayList<Fact>();
        if (order.order().purpose() == Purpose.PROTECTION) {
            facts.add(position(order.order().symbol(), recorded));
        }
        facts.addAll(about(order, recorded));
        return facts;
    }

    private List<Fact> about(TrackedOrder order, Recorded recorded) {
        var facts = new ArrayList<Fact>(2);
        order.decision().flatMap(books.decisions::find).ifPresent(decision -> facts.add(touched(decision, recorded)));
        facts.add(new Fact(Topic.ORDER, order.row()));
        return facts;
    }

    private static Fact touched(DecisionCase decision, Recorded recorded) {
        decision.touch(recorded.sequence());
        return new Fact(Topic.DECISION, decision.row());
    }

    /** The position after something happened to it or to its stop. */
    Fact position(Symbol symbol, Recorded recorded) {
        var holding = books.account.holding(symbol);
        holding.protectedNow(books.accountRows.stop(holding).isPresent(), books.run.now());
        holding.touch(recorded.sequence());
        return new Fact(Topic.POSITION, books.accountRows.position(symbol));
    }
}
