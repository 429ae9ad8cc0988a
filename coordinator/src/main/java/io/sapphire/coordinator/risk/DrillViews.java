package io.sapphire.coordinator.risk;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.MarginBracket;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBounds;
import io.sapphire.domain.market.OrderBounds.Lot;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.portfolio.Position;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Copies of what the gate is shown, each with one thing otherwise. */
final class DrillViews {
    private final RiskView live;

    DrillViews(RiskView live) {
        this.live = live;
    }

    /** A market that takes nothing as small as a step. */
    RiskView dear(Price price) {
        var instrument = live.market().instrument();
        var worth = price.times(instrument.step()).plus(new Money(1));
        return ruled(instrument.step(), worth.max(instrument.minNotional()));
    }

    /** A market whose step is at least two units, so that there is something between two steps. */
    RiskView coarse() {
        var instrument = live.market().instrument();
        return ruled(new Quantity(Math.max(2, instrument.step().e8())), instrument.minNotional());
    }

    /** A market that takes prices below the mark only. */
    RiskView cheap() {
        var instrument = live.market().instrument();
        long below = live.market().mark().e8() - instrument.tick().e8();
        return instrument(
                instrument.withTerms(new OrderBounds(0, Math.max(1, below), Lot.ANY, Lot.ANY), instrument.brackets()));
    }

    /** A market that takes no order larger than a step. */
    RiskView small() {
        var instrument = live.market().instrument();
        var lot = new Lot(0, instrument.step().e8());
        return instrument(instrument.withTerms(new OrderBounds(0, 0, lot, lot), instrument.brackets()));
    }

    /** A market where the venue lends for the smallest positions only. */
    RiskView lent() {
        var instrument = live.market().instrument();
        var bracket = new MarginBracket(1, 1, Money.ZERO, new Money(1), Rate.of("0.5"), Money.ZERO);
        return instrument(instrument.withTerms(instrument.bounds(), List.of(bracket)), Rate.of("1"));
    }

    /** A peak of which equity is a fraction only. */
    Money farAbove() {
        return new Money(Math.multiplyExact(Math.max(1, live.books().equity().e8()), 1_000));
    }

    RiskView sinceLoss(Duration since) {
        return market(it -> new RiskView.Market(
                it.instrument(),
                it.position(),
                it.pendingSignedE8(),
                it.mark(),
                it.age(),
                since,
                it.shownAsksE8(),
                it.shownBidsE8(),
                it.volatility(),
                it.venueInitial()));
    }

    private RiskView market(UnaryOperator<RiskView.Market> change) {
        return new RiskView(live.permission(), change.apply(live.market()), live.books(), live.pace());
    }

    RiskView holding(long quantity) {
        var position = new Position(live.market().instrument().symbol(), new SignedQuantity(quantity), Money.ZERO);
        return market(it -> new RiskView.Market(
                it.instrument(),
                position,
                0,
                it.mark(),
                it.age(),
                it.sinceLoss(),
                it.shownAsksE8(),
                it.shownBidsE8(),
                it.volatility(),
                it.venueInitial()));
    }

    RiskView seen(Duration age, long shown) {
        return market(it -> new RiskView.Market(
                it.instrument(),
                it.position(),
                it.pendingSignedE8(),
                it.mark(),
                age,
                it.sinceLoss(),
                shown,
                shown,
                it.volatility(),
                it.venueInitial()));
    }

    /** The same market with other rules. */
    private RiskView ruled(Quantity step, Money minNotional) {
        var it = live.market().instrument();
        return instrument(new Instrument(
                it.symbol(), it.tick(), step, minNotional, it.makerFee(), it.takerFee(), it.bounds(), it.brackets()));
    }

    private RiskView instrument(Instrument other) {
        return instrument(other, live.market().venueInitial());
    }

    private RiskView instrument(Instrument other, Rate venueInitial) {
        return market(it -> new RiskView.Market(
                other,
                it.position(),
                it.pendingSignedE8(),
                it.mark(),
                it.age(),
                it.sinceLoss(),
                it.shownAsksE8(),
                it.shownBidsE8(),
                it.volatility(),
                venueInitial));
    }

    RiskView staked(Money gross, Money net, Money equity) {
        var it = live.books();
        return books(new RiskView.Books(
                equity,
                it.peak(),
                gross,
                net,
                it.margin(),
                it.maintenanceElsewhere(),
                it.longRisk(),
                it.shortRisk(),
                it.lossToday(),
                it.lossStreak(),
                it.modelCostToday()));
    }

    RiskView risky(Money longRisk, Money margin) {
        var it = live.books();
        return books(new RiskView.Books(
                it.equity(),
                it.peak(),
                it.gross(),
                it.net(),
                margin,
                it.maintenanceElsewhere(),
                longRisk,
                it.shortRisk(),
                it.lossToday(),
                it.lossStreak(),
                it.modelCostToday()));
    }

    RiskView lost(Money today, Money peak, int streak, Money modelCost) {
        var it = live.books();
        return books(new RiskView.Books(
                it.equity(),
                peak,
                it.gross(),
                it.net(),
                it.margin(),
                it.maintenanceElsewhere(),
                it.longRisk(),
                it.shortRisk(),
                today,
                streak,
                modelCost));
    }

    private RiskView books(RiskView.Books books) {
        return new RiskView(live.permission(), live.market(), books, live.pace());
    }

    RiskView pace(int orders, int messages, int inFlight, int same, Money typical) {
        var pace = new RiskView.Pace(orders, messages, inFlight, same, typical);
        return new RiskView(live.permission(), live.market(), live.books(), pace);
    }

    RiskView state(TradingState state, boolean warmUp, boolean reconciled, int unknown, boolean off) {
        return permitted(new RiskView.Permission(state, false, warmUp, reconciled, unknown, off, true));
    }

    RiskView unreplicated() {
        return permitted(new RiskView.Permission(TradingState.ACTIVE, false, false, true, 0, false, false));
    }

    private RiskView permitted(RiskView.Permission permission) {
        return new RiskView(permission, live.market(), live.books(), live.pace());
    }
}
