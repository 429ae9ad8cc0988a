package io.sapphire.wire;

import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Denial;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.PositionSide;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SelfTrade;
import io.sapphire.domain.order.SizeCap;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.order.Urgency;
import io.sapphire.domain.order.Watch;
import io.sapphire.domain.order.WorkingPrice;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import java.util.List;
import java.util.Optional;

/** Orders, and one fact of every kind about orders and the account. */
record OrderSamples(Samples samples) {

    OrderId orderId() {
        return new OrderId(samples.letters("azAZ09.:/_-", 1, 36));
    }

    List<Terms> terms() {
        return List.of(
                limit(),
                new Terms.Market(),
                new Terms.StopMarket(samples.price(), samples.flag(), watch()),
                new Terms.TakeProfitMarket(samples.price(), samples.flag(), watch()),
                new Terms.Stop(samples.price(), limit(), watch()),
                new Terms.TakeProfit(samples.price(), limit(), watch()),
                new Terms.TrailingStop(
                        Optional.of(samples.price()).filter(_ -> samples.flag()),
                        new Rate(samples.number()),
                        samples.any(WorkingPrice.class)));
    }

    private Terms.Limit limit() {
        return new Terms.Limit(samples.price(), samples.any(TimeInForce.class));
    }

    private Watch watch() {
        return new Watch(samples.any(WorkingPrice.class), samples.flag());
    }

    Order order() {
        var terms = terms();
        return order(terms.get(Math.floorMod(samples.smallNumber(), terms.size())));
    }

    Order order(Terms terms) {
        return new Order(
                orderId(),
                samples.symbol(),
                samples.any(Side.class),
                samples.quantity(),
                terms,
                samples.flag(),
                samples.any(Purpose.class),
                samples.any(PositionSide.class),
                samples.any(SelfTrade.class));
    }

    Approval approval() {
        return new Approval(samples.number(), samples.number(), samples.time());
    }

    Fill fill() {
        return new Fill(
                samples.number(),
                samples.symbol(),
                samples.any(Side.class),
                samples.price(),
                samples.quantity(),
                samples.money(),
                samples.flag());
    }

    Denial denial() {
        return new Denial(samples.any(DenialCode.class), samples.number(), samples.number(), samples.text());
    }

    List<OrderEvent> orderEvents() {
        return List.of(
                new OrderEvent.Denied(order(), samples.number(), denial(), samples.time()),
                new OrderEvent.Intended(
                        order(),
                        samples.number(),
                        approval(),
                        samples.price(),
                        samples.money(),
                        new Manner(samples.money(), samples.any(SizeCap.class), samples.any(Urgency.class), 2, 3),
                        samples.time()),
                new OrderEvent.CancelIntended(orderId(), samples.text(), samples.time()),
                new OrderEvent.Accepted(orderId(), samples.number(), samples.time()),
                new OrderEvent.Amended(orderId(), samples.price(), samples.quantity(), samples.time()),
                new OrderEvent.Rejected(orderId(), samples.smallNumber(), samples.text(), samples.time()),
                new OrderEvent.PartiallyFilled(orderId(), fill(), samples.time()),
                new OrderEvent.Filled(orderId(), fill(), samples.time()),
                new OrderEvent.Cancelled(orderId(), samples.time()),
                new OrderEvent.Expired(orderId(), samples.text(), samples.time()),
                new OrderEvent.Unknown(orderId(), samples.text(), samples.time()),
                new OrderEvent.Resolved(orderId(), samples.flag(), samples.time()),
                new OrderEvent.External(order(), samples.number(), samples.time()));
    }

    Holding holding() {
        return new Holding(samples.symbol(), samples.signedQuantity());
    }

    List<AccountEvent> accountEvents() {
        return List.of(
                new AccountEvent.FundingPaid(samples.symbol(), samples.money(), samples.time()),
                new AccountEvent.BalanceChanged(samples.text(), samples.money(), samples.text(), samples.time()),
                new AccountEvent.LeverageChanged(samples.symbol(), samples.smallNumber(), samples.time()),
                new AccountEvent.Liquidated(samples.symbol(), samples.time()),
                new AccountEvent.Reconciled(samples.money(), samples.some(this::holding), samples.time()));
    }
}
