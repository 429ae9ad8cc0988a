package io.sapphire.wire;

import io.sapphire.account.v1.AccountFact;
import io.sapphire.account.v1.BalanceChanged;
import io.sapphire.account.v1.FundingPaid;
import io.sapphire.account.v1.LeverageChanged;
import io.sapphire.account.v1.Liquidated;
import io.sapphire.account.v1.Reconciled;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import java.time.Instant;

/** What the venue says about the account. */
public final class Accounts {

    private Accounts() {}

    public static AccountFact toProto(AccountEvent event) {
        var message = AccountFact.newBuilder().setEventTime(Times.toProto(event.eventTime()));
        var complete = switch (event) {
            case AccountEvent.FundingPaid funding -> message.setFundingPaid(toProto(funding));
            case AccountEvent.BalanceChanged balance -> message.setBalanceChanged(toProto(balance));
            case AccountEvent.LeverageChanged leverage -> message.setLeverageChanged(toProto(leverage));
            case AccountEvent.Liquidated(var symbol, var _) ->
                message.setLiquidated(Liquidated.newBuilder().setSymbol(symbol.value()));
            case AccountEvent.Reconciled reconciled -> message.setReconciled(toProto(reconciled));
        };
        return complete.build();
    }

    public static AccountEvent fromProto(AccountFact fact) {
        var time = Times.fromProto(Required.part(fact.hasEventTime(), fact.getEventTime(), "event time"));
        return switch (fact.getFactCase()) {
            case FUNDING_PAID -> fundingPaid(fact.getFundingPaid(), time);
            case BALANCE_CHANGED -> balanceChanged(fact.getBalanceChanged(), time);
            case LEVERAGE_CHANGED -> leverageChanged(fact.getLeverageChanged(), time);
            case LIQUIDATED ->
                new AccountEvent.Liquidated(new Symbol(fact.getLiquidated().getSymbol()), time);
            case RECONCILED -> reconciled(fact.getReconciled(), time);
            case FACT_NOT_SET -> throw new IllegalArgumentException("account fact is empty or unknown");
        };
    }

    public static io.sapphire.account.v1.Holding toProto(Holding holding) {
        return io.sapphire.account.v1.Holding.newBuilder()
                .setSymbol(holding.symbol().value())
                .setQuantityE8(holding.quantity().e8())
                .build();
    }

    public static Holding fromProto(io.sapphire.account.v1.Holding holding) {
        return new Holding(new Symbol(holding.getSymbol()), new SignedQuantity(holding.getQuantityE8()));
    }

    private static FundingPaid toProto(AccountEvent.FundingPaid funding) {
        return FundingPaid.newBuilder()
                .setSymbol(funding.symbol().value())
                .setAmountE8(funding.amount().e8())
                .build();
    }

    private static AccountEvent fundingPaid(FundingPaid funding, Instant time) {
        return new AccountEvent.FundingPaid(new Symbol(funding.getSymbol()), new Money(funding.getAmountE8()), time);
    }

    private static BalanceChanged toProto(AccountEvent.BalanceChanged balance) {
        return BalanceChanged.newBuilder()
                .setAsset(balance.asset())
                .setAmountE8(balance.amount().e8())
                .setReason(balance.reason())
                .build();
    }

    private static AccountEvent balanceChanged(BalanceChanged balance, Instant time) {
        return new AccountEvent.BalanceChanged(
                balance.getAsset(), new Money(balance.getAmountE8()), balance.getReason(), time);
    }

    private static LeverageChanged toProto(AccountEvent.LeverageChanged leverage) {
        return LeverageChanged.newBuilder()
                .setSymbol(leverage.symbol().value())
                .setLeverage(leverage.leverage())
                .build();
    }

    private static AccountEvent leverageChanged(LeverageChanged leverage, Instant time) {
        return new AccountEvent.LeverageChanged(new Symbol(leverage.getSymbol()), leverage.getLeverage(), time);
    }

    private static Reconciled toProto(AccountEvent.Reconciled reconciled) {
        var message = Reconciled.newBuilder().setWalletE8(reconciled.wallet().e8());
        reconciled.holdings().forEach(holding -> message.addHoldings(toProto(holding)));
        return message.build();
    }

    private static AccountEvent reconciled(Reconciled reconciled, Instant time) {
        return new AccountEvent.Reconciled(
                new Money(reconciled.getWalletE8()),
                reconciled.getHoldingsList().stream().map(Accounts::fromProto).toList(),
                time);
    }
}
