package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Money;
import io.sapphire.simulator.account.MarginType;
import io.sapphire.simulator.engine.PositionView;
import io.sapphire.simulator.engine.Venue;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.OrderWords;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The whole account in one answer. */
final class AccountJson {
    private final Venue venue;
    private final Money withdrawable;
    private final List<PositionView> positions;

    private AccountJson(Venue venue, Money withdrawable) {
        this.venue = venue;
        this.withdrawable = withdrawable;
        this.positions = venue.markets().stream()
                .flatMap(market -> venue.positions(market.symbol()).stream())
                .toList();
    }

    static byte[] write(Venue venue, Money withdrawable) {
        var account = new AccountJson(venue, withdrawable);
        return Json.object(json -> {
            json.writeNumberProperty("feeTier", 0);
            json.writeBooleanProperty("canTrade", true);
            json.writeBooleanProperty("canDeposit", false);
            json.writeBooleanProperty("canWithdraw", false);
            Json.time(json, "updateTime", venue.now());
            account.totals(json);
            Json.array(json, "assets", List.of(OrderWords.ASSET), account::asset);
            Json.array(json, "positions", account.positions, account::position);
        });
    }

    private void totals(JsonGenerator json) {
        Json.decimal(json, "totalInitialMargin", initial().plus(ofOrders()));
        Json.decimal(json, "totalMaintMargin", maintenance());
        Json.decimal(json, "totalWalletBalance", venue.account().wallet());
        Json.decimal(json, "totalUnrealizedProfit", unrealised());
        Json.decimal(json, "totalMarginBalance", venue.standing().equity());
        Json.decimal(json, "totalPositionInitialMargin", initial());
        Json.decimal(json, "totalOpenOrderInitialMargin", ofOrders());
        Json.decimal(json, "totalCrossWalletBalance", venue.account().crossWallet());
        Json.decimal(json, "totalCrossUnPnl", venue.standing().crossUnrealised());
        Json.decimal(json, "availableBalance", venue.standing().available());
        Json.decimal(json, "maxWithdrawAmount", withdrawable);
    }

    private void asset(JsonGenerator json, String asset) {
        json.writeStringProperty("asset", asset);
        Json.decimal(json, "walletBalance", venue.account().wallet());
        Json.decimal(json, "unrealizedProfit", unrealised());
        Json.decimal(json, "marginBalance", venue.standing().equity());
        Json.decimal(json, "maintMargin", maintenance());
        Json.decimal(json, "initialMargin", initial().plus(ofOrders()));
        Json.decimal(json, "positionInitialMargin", initial());
        Json.decimal(json, "openOrderInitialMargin", ofOrders());
        Json.decimal(json, "crossWalletBalance", venue.account().crossWallet());
        Json.decimal(json, "crossUnPnl", venue.standing().crossUnrealised());
        Json.decimal(json, "availableBalance", venue.standing().available());
        Json.decimal(json, "maxWithdrawAmount", withdrawable);
        json.writeBooleanProperty("marginAvailable", true);
        Json.time(json, "updateTime", venue.now());
    }

    private void position(JsonGenerator json, PositionView position) {
        var standing = venue.standing();
        int leverage = venue.account().settings().leverage(position.symbol());
        var orders = standing.initialOfOrders(position.symbol());
        Json.decimal(json, "symbol", position.symbol());
        Json.decimal(json, "initialMargin", standing.initial(position.leg()).plus(orders));
        Json.decimal(json, "maintMargin", standing.maintenance(position.leg()));
        Json.decimal(json, "unrealizedProfit", position.unrealised());
        Json.decimal(json, "positionInitialMargin", standing.initial(position.leg()));
        Json.decimal(json, "openOrderInitialMargin", orders);
        json.writeStringProperty("leverage", Integer.toString(leverage));
        json.writeBooleanProperty("isolated", position.marginType() == MarginType.ISOLATED);
        Json.decimal(json, "entryPrice", position.entryPrice());
        var brackets = venue.market(position.symbol()).orElseThrow().brackets();
        Json.decimal(json, "maxNotional", brackets.most(leverage));
        json.writeStringProperty("positionSide", position.leg().side().name());
        Json.decimal(json, "positionAmt", position.quantity());
        Json.time(json, "updateTime", venue.now());
    }

    private Money initial() {
        return positions.stream()
                .map(position -> venue.standing().initial(position.leg()))
                .reduce(Money.ZERO, Money::plus);
    }

    private Money ofOrders() {
        return venue.markets().stream()
                .map(market -> venue.standing().initialOfOrders(market.symbol()))
                .reduce(Money.ZERO, Money::plus);
    }

    private Money maintenance() {
        return positions.stream()
                .map(position -> venue.standing().maintenance(position.leg()))
                .reduce(Money.ZERO, Money::plus);
    }

    private Money unrealised() {
        return positions.stream().map(PositionView::unrealised).reduce(Money.ZERO, Money::plus);
    }
}
