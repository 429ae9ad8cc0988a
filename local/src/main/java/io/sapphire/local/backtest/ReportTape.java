package io.sapphire.local.backtest;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.local.report.ClosedTrade;
import io.sapphire.local.report.EquityCurve;
import io.sapphire.local.report.PriceLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notes of a backtest what a report needs, from the start of trading on. */
final class ReportTape implements Backtest.Tape {
    private final Instant tradingStart;
    private final EquityCurve curve;
    private final OpenTrades trades = new OpenTrades();
    private final Map<Symbol, List<PriceLine.Mark>> marks = new TreeMap<>();
    private final Map<Symbol, List<PriceLine.Deal>> deals = new HashMap<>();
    private final Map<OrderId, Price> expected = new HashMap<>();
    private Money slippage = Money.ZERO;
    private long frames;

    ReportTape(Instant tradingStart, Duration interval) {
        this.tradingStart = tradingStart;
        this.curve = new EquityCurve(interval);
    }

    @Override
    public void heard(MeshEvent event, TradingCore core) {
        switch (event) {
            case MeshEvent.MarketObserved(var frame) -> observe(frame);
            case MeshEvent.TimeAdvanced(var now, var _)
            when !now.isBefore(tradingStart) -> curve.add(now, core.state().equity());
            case MeshEvent.OrderChanged(var fact, var _) -> note(fact, core);
            default -> {}
        }
    }

    private void observe(MarketFrame frame) {
        frames++;
        var line = marks.computeIfAbsent(frame.symbol(), _ -> new ArrayList<>());
        boolean due =
                line.isEmpty() || !frame.end().isBefore(line.getLast().time().plus(curve.interval()));
        if (due && !frame.end().isBefore(tradingStart)) {
            line.add(new PriceLine.Mark(frame.end(), frame.mark().e8() / 1e8));
        }
    }

    private void note(OrderEvent fact, TradingCore core) {
        switch (fact) {
            case OrderEvent.Intended intended -> expected.put(intended.orderId(), intended.expectedPrice());
            case OrderEvent.Filled filled -> fill(filled.orderId(), filled.fill(), filled.eventTime(), core);
            case OrderEvent.PartiallyFilled filled -> fill(filled.orderId(), filled.fill(), filled.eventTime(), core);
            default -> {}
        }
    }

    private void fill(OrderId order, Fill fill, Instant at, TradingCore core) {
        deals.computeIfAbsent(fill.symbol(), _ -> new ArrayList<>())
                .add(new PriceLine.Deal(at, fill.side(), fill.price().e8() / 1e8));
        var price = expected.get(order);
        if (price != null) {
            slippage = slippage.plus(slippage(fill, price));
        }
        trades.fill(
                fill,
                core.portfolio().position(fill.symbol()).quantity(),
                core.portfolio().realised(),
                at);
    }

    private static Money slippage(Fill fill, Price expected) {
        long worse = fill.side() == Side.BUY
                ? fill.price().e8() - expected.e8()
                : expected.e8() - fill.price().e8();
        return new Money(Fixed.multiply(worse, fill.quantity().e8()));
    }

    /** To be called once, after the last event. */
    void end(TradingCore core) {
        curve.end(core.state().equity());
    }

    EquityCurve curve() {
        return curve;
    }

    List<ClosedTrade> trades() {
        return trades.closed();
    }

    List<PriceLine> prices() {
        return marks.entrySet().stream()
                .map(line ->
                        new PriceLine(line.getKey(), line.getValue(), deals.getOrDefault(line.getKey(), List.of())))
                .toList();
    }

    /** What fills cost more than expected. */
    Money slippage() {
        return slippage;
    }

    long frames() {
        return frames;
    }

    /** What the first market's mark did, as a fraction; nothing if it was seen less than twice. */
    Optional<Double> buyAndHold() {
        return marks.values().stream()
                .filter(line -> line.size() > 1)
                .findFirst()
                .map(line -> line.getLast().price() / line.getFirst().price() - 1);
    }
}
