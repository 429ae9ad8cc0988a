package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.signal.Direction;
import io.sapphire.gateway.view.Account.Bridge;
import io.sapphire.gateway.view.Account.EquityPoint;
import io.sapphire.gateway.view.Account.PortfolioRow;
import io.sapphire.gateway.view.Account.PositionRow;
import io.sapphire.gateway.view.Account.Protection;
import io.sapphire.gateway.view.Decimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the account's books: every number of money is computed here, none in the browser. */
final class AccountRows {
    private static final int RATIO_DIGITS = 6;

    private final RunBook run;
    private final AccountBook account;
    private final Blotter blotter;

    AccountRows(RunBook run, AccountBook account, Blotter blotter) {
        this.run = run;
        this.account = account;
        this.blotter = blotter;
    }

    /** Open positions, in symbol order. */
    List<PositionRow> positions() {
        return account.open().stream().map(this::row).toList();
    }

    PositionRow position(Symbol symbol) {
        return row(account.holding(symbol));
    }

    private PositionRow row(Holding holding) {
        var position = holding.position();
        var worth = account.worth(holding);
        var open = worth.minus(position.cost());
        return new PositionRow(
                position.symbol(),
                holding.sequence(),
                Direction.of(position.quantity().signum()),
                new Decimal(Math.absExact(position.quantity().e8())),
                position.averagePrice().orElse(null),
                account.mark(position.symbol()).orElse(null),
                worth.abs(),
                position.cost(),
                open,
                position.cost().signum() == 0
                        ? null
                        : Figures.bp(open.e8(), position.cost().abs().e8()),
                holding.realised(),
                null,
                null,
                leverage(worth.abs()).map(Figures::ofE8).orElse(null),
                holding.opened().orElse(null),
                protection(holding),
                holding.quantity().isZero() ? null : holding.decision().orElse(null));
    }

    private Protection protection(Holding holding) {
        var stop = stop(holding);
        return new Protection(
                stop.flatMap(TrackedOrder::trigger).orElse(null),
                takeProfit(holding).flatMap(TrackedOrder::trigger).orElse(null),
                stop.isPresent(),
                stop.map(TrackedOrder::order).map(Order::id).orElse(null),
                unprotected(holding));
    }

    Optional<TrackedOrder> stop(Holding holding) {
        return holding.quantity().isZero()
                ? Optional.empty()
                : blotter.stop(holding.position().symbol(), holding.quantity().signum());
    }

    private Optional<TrackedOrder> takeProfit(Holding holding) {
        return holding.quantity().isZero()
                ? Optional.empty()
                : blotter.takeProfit(
                        holding.position().symbol(), holding.quantity().signum());
    }

    private Duration unprotected(Holding holding) {
        return holding.unprotectedSince()
                .map(since -> Duration.between(since, run.now()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /** The longest that an open position has had no stop. */
    Duration unprotected() {
        return account.open().stream()
                .map(this::unprotected)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    PortfolioRow portfolio() {
        var equity = account.equity();
        var bridge = bridge();
        return new PortfolioRow(
                run.sequence(),
                run.venueTime().orElse(null),
                equity,
                account.cash(),
                account.deposits(),
                bridge.net(),
                Figures.ratio(bridge.net(), account.deposits()),
                bridge,
                equity.equals(account.deposits().plus(bridge.net()).plus(account.modelCost())),
                Figures.rounded(account.drawdown(), RATIO_DIGITS),
                Figures.rounded(account.deepest(), RATIO_DIGITS),
                dayStart(),
                account.lossToday(),
                account.gross(),
                null,
                account.reconciled().orElse(null),
                blotter.open().size(),
                positions());
    }

    private @Nullable Money dayStart() {
        return account.dayStart().signum() == 0 ? null : account.dayStart();
    }

    private Bridge bridge() {
        var realised = account.realised();
        var open = account.unrealised();
        var fees = account.fees().negate();
        var models = account.modelCost().negate();
        var net = realised.plus(open).plus(fees).plus(account.funding()).plus(models);
        return new Bridge(realised, open, fees, account.funding(), models, net);
    }

    EquityPoint equityPoint() {
        return new EquityPoint(
                run.sequence(), run.now(), account.equity(), Figures.rounded(account.drawdown(), RATIO_DIGITS));
    }

    /** @param initialE8 share of a position's worth that is bound at least, in 1e-8 units */
    Exposure exposure(Conduct.Recent recent, long initialE8, Optional<Duration> oldestMarket) {
        var largest = account.open().stream()
                .map(account::worth)
                .map(Money::abs)
                .max(Comparator.naturalOrder())
                .orElse(Money.ZERO);
        return new Exposure(
                blotter.lastEntry(),
                largest,
                account.gross(),
                account.open().stream().map(account::worth).reduce(Money.ZERO, Money::plus),
                account.drawdown(),
                leverage(account.gross()),
                blotter.departedWithinAMinute(run.now()),
                account.lossToday(),
                leverage(account.margin(initialE8)),
                leverage(largest),
                blotter.inFlight(),
                recent,
                oldestMarket);
    }

    private Optional<Long> leverage(Money worth) {
        var equity = account.equity();
        return equity.signum() > 0 ? Optional.of(Fixed.share(worth.e8(), Fixed.ONE, equity.e8())) : Optional.empty();
    }
}
