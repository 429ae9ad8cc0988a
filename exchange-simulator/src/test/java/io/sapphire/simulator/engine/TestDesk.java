package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.CanIgnoreReturnValue;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.OrderView;
import io.sapphire.simulator.order.Outcome;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.Trigger;
import io.sapphire.simulator.order.WorkingPrice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A venue over a script, and everything it told. */
@CanIgnoreReturnValue
final class TestDesk implements VenueListener {
    final List<MarketFact> market = new ArrayList<>();
    final List<UserFact> user = new ArrayList<>();
    final Venue venue;

    TestDesk(Script script) {
        this(script, "10000", Duration.ZERO);
    }

    TestDesk(Script script, String deposit, Duration latency) {
        this(script, new VenueTerms(1, Money.of(deposit), latency, Script.START, false));
    }

    TestDesk(Script script, VenueTerms terms) {
        venue = new Venue(terms, List.of(Script.listing()), script, this);
    }

    @Override
    public void onMarket(MarketFact fact) {
        market.add(fact);
    }

    @Override
    public void onUser(UserFact fact) {
        user.add(fact);
    }

    TestDesk advance(long millis) {
        venue.advance(Script.at(millis));
        return this;
    }

    Outcome limit(String id, Side side, String quantity, String price, TimeInForce timeInForce) {
        return submit(id, side, quantity, new Terms.Limit(Price.of(price), timeInForce), false);
    }

    Outcome market(String id, Side side, String quantity) {
        return submit(id, side, quantity, new Terms.Market(), false);
    }

    Outcome reduceOnly(String id, Side side, String quantity) {
        return submit(id, side, quantity, new Terms.Market(), true);
    }

    Outcome reduceOnly(String id, Side side, String quantity, String price) {
        return submit(id, side, quantity, new Terms.Limit(Price.of(price), TimeInForce.GTC), true);
    }

    /** Watches the mark. */
    Outcome closeAt(String id, Side side, String trigger) {
        return venue.submit(NewOrder.of(
                Script.BTC,
                new OrderId(id),
                side,
                new Terms.Conditional(new Trigger.Stop(Price.of(trigger)), new Terms.Market()),
                0,
                false,
                WorkingPrice.MARK_PRICE));
    }

    /** Watches the last trade. */
    Outcome stop(String id, Side side, String quantity, String trigger) {
        return submit(
                id,
                side,
                quantity,
                new Terms.Conditional(new Trigger.Stop(Price.of(trigger)), new Terms.Market()),
                false);
    }

    private Outcome submit(String id, Side side, String quantity, Terms terms, boolean reduceOnly) {
        return venue.submit(NewOrder.of(
                Script.BTC,
                new OrderId(id),
                side,
                terms,
                Fixed.parse(quantity),
                reduceOnly,
                WorkingPrice.CONTRACT_PRICE));
    }

    Outcome cancel(String id) {
        return venue.cancel(Script.BTC, new OrderRef.ByClientId(new OrderId(id)));
    }

    OrderView order(String id) {
        return venue.order(Script.BTC, new OrderRef.ByClientId(new OrderId(id))).orElseThrow();
    }

    /** Each as {@code price x quantity}. */
    List<String> fills() {
        return venue.fills().stream()
                .map(fill -> fill.price() + " x " + fill.quantity() + (fill.maker() ? " maker" : " taker"))
                .toList();
    }

    /** What became of an order, each as {@code status executed}. */
    List<String> storyOf(String id) {
        var story = new ArrayList<String>();
        for (var fact : user) {
            switch (fact) {
                case UserFact.OrderMoved moved -> add(story, id, moved.order());
                case UserFact.OrderTraded traded -> add(story, id, traded.order());
                case UserFact.OrderAmended amended -> add(story, id, amended.order());
                case UserFact.AccountMoved _,
                        UserFact.LeverageMoved _,
                        UserFact.PositionModeMoved _,
                        UserFact.MarginCalled _ -> {}
            }
        }
        return story;
    }

    Funding funding() {
        return venue.market(Script.BTC).orElseThrow().funding();
    }

    String position() {
        return venue.position(Leg.net(Script.BTC)).quantity().toString();
    }

    private static void add(List<String> story, String id, OrderView view) {
        if (view.order().clientOrderId().value().equals(id)) {
            story.add(view.status() + " " + Fixed.toPlainString(view.executedE8()));
        }
    }
}
