package io.sapphire.analytics.fold;

import io.sapphire.analytics.table.Sheet;
import io.sapphire.domain.event.MeshEvent.PositionReconciled;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.portfolio.AccountEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows about what is held and what it is worth. For one thread at a time. */
final class AccountRows {
    private final Sheet sheet;
    private final Account account;
    private Account.@Nullable Standing last;

    /** @param began whether rows of this account were written before */
    AccountRows(Sheet sheet, Account account, boolean began) {
        this.sheet = sheet;
        this.account = account;
        this.last = began ? account.stand() : null;
    }

    /** @return what the execution brought, before fees */
    Money book(Fill fill, Instant time) {
        var brought = account.book(fill);
        position(fill.symbol(), false, time);
        stand(time);
        return brought;
    }

    void mark(MarketFrame frame) {
        account.mark(frame.symbol(), frame.mark());
        stand(frame.end());
    }

    void apply(AccountEvent fact) {
        var time = Optional.of(fact.eventTime());
        switch (fact) {
            case AccountEvent.FundingPaid(var symbol, var amount, var _) -> {
                account.fund(amount);
                sheet.row("account_events", time)
                        .text("kind", "FUNDING")
                        .text("symbol", symbol)
                        .decimal("amount", amount.e8());
            }
            case AccountEvent.BalanceChanged(var asset, var amount, var reason, var _) -> {
                account.deposit(amount);
                sheet.row("account_events", time)
                        .text("kind", "BALANCE")
                        .text("asset", asset)
                        .decimal("amount", amount.e8())
                        .text("reason", reason);
            }
            case AccountEvent.LeverageChanged(var symbol, var leverage, var _) -> {
                account.lever(symbol, leverage);
                sheet.row("account_events", time)
                        .text("kind", "LEVERAGE")
                        .text("symbol", symbol)
                        .integer("leverage", leverage);
            }
            case AccountEvent.Liquidated(var symbol, var _) -> {
                sheet.row("account_events", time).text("kind", "LIQUIDATED").text("symbol", symbol);
                position(symbol, true, fact.eventTime());
            }
            case AccountEvent.Reconciled(var wallet, var _, var _) ->
                sheet.row("account_events", time).text("kind", "RECONCILED").decimal("amount", wallet.e8());
        }
        stand(fact.eventTime());
    }

    void compare(PositionReconciled compared, Optional<Instant> now) {
        sheet.row("account_events", now)
                .text("kind", "COMPARED")
                .text("symbol", compared.symbol())
                .decimal("our_quantity", compared.oursE8())
                .decimal("venue_quantity", compared.venuesE8());
    }

    private void position(Symbol symbol, boolean liquidated, Instant time) {
        var holding = account.holding(symbol);
        var row = sheet.row("positions", Optional.of(time))
                .text("symbol", symbol)
                .decimal("quantity", holding.quantity().e8())
                .decimal("cost", holding.cost().e8())
                .decimal("average_price", holding.averagePrice())
                .decimal("mark_price", account.mark(symbol).map(price -> price.e8()))
                .decimal(
                        "unrealised_pnl",
                        account.worth(symbol).minus(holding.cost()).e8())
                .decimal("realised_pnl", holding.realised().e8())
                .bool("liquidated", liquidated);
        account.leverage(symbol).ifPresent(leverage -> row.integer("leverage", leverage));
    }

    /** A row if it is worth something else than it was. */
    private void stand(Instant time) {
        var now = account.stand();
        if (!now.equals(last)) {
            last = now;
            sheet.row("equity", Optional.of(time))
                    .decimal("equity", now.equity().e8())
                    .decimal("cash", now.cash().e8())
                    .decimal("deposits", now.deposits().e8())
                    .decimal("realised_pnl", now.realised().e8())
                    .decimal("unrealised_pnl", now.unrealised().e8())
                    .decimal("fees", now.fees().e8())
                    .decimal("funding", now.funding().e8())
                    .decimal("gross_notional", now.gross().e8())
                    .decimal("net_notional", now.net().e8())
                    .decimal("peak_equity", now.peak().e8())
                    .decimal("drawdown_bp", now.drawdownBp())
                    .integer("open_positions", now.open());
        }
    }
}
