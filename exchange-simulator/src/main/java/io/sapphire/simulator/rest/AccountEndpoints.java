package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.account.Income;
import io.sapphire.simulator.engine.MarketState;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.OrderWords;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.run.VenueRun;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Wallet, positions and settings of the account. */
public final class AccountEndpoints implements Endpoints {
    private static final String NO_LIMIT = "100000000";
    private static final int ROWS = 100;
    private static final int MOST_ROWS = 1000;
    private static final Duration ANY = Duration.ofDays(36_500);

    private final VenueRun run;

    public AccountEndpoints(VenueRun run) {
        this.run = run;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.owner("balance", 5, _ -> Answer.of(Json.array(List.of(run), this::balance))),
                Route.owner("positionRisk", 5, this::positions, "symbol"),
                Route.owner("income", 30, this::incomes, "symbol", "incomeType", "startTime", "endTime", "limit"),
                Route.owner("commissionRate", 20, this::commission, "symbol"),
                Route.owner("positionSide/dual", 30, _ -> setting("dualSidePosition")),
                Route.owner("multiAssetsMargin", 30, _ -> setting("multiAssetsMargin")),
                Route.signed("POST", "leverage", 1, this::leverage, "symbol", "leverage"));
    }

    private void balance(JsonGenerator json, VenueRun of) {
        var wallet = account().wallet();
        var available = of.venue().available();
        json.writeStringProperty("accountAlias", "simulated");
        json.writeStringProperty("asset", OrderWords.ASSET);
        Json.decimal(json, "balance", wallet);
        Json.decimal(json, "crossWalletBalance", wallet);
        Json.decimal(json, "crossUnPnl", of.venue().equity().minus(wallet));
        Json.decimal(json, "availableBalance", available);
        Json.decimal(json, "maxWithdrawAmount", available.min(wallet).max(Money.ZERO));
        json.writeBooleanProperty("marginAvailable", true);
        Json.time(json, "updateTime", of.venue().now());
    }

    /** Flat markets too: their leverage is of interest. */
    private Answer positions(Parameters parameters) {
        var symbol = parameters.findSymbol();
        symbol.ifPresent(this::requireListed);
        var markets = run.venue().markets().stream()
                .filter(market -> symbol.isEmpty() || market.symbol().equals(symbol.orElseThrow()))
                .toList();
        return Answer.of(Json.array(markets, this::position));
    }

    private void position(JsonGenerator json, MarketState market) {
        var position = run.venue().position(market.symbol());
        Json.decimal(json, "symbol", market.symbol());
        Json.decimal(json, "positionAmt", position.quantity());
        Json.decimal(json, "entryPrice", position.entryPrice());
        Json.e8(json, "markPrice", market.mark().map(Price::e8).orElse(0L));
        Json.decimal(json, "unRealizedProfit", position.unrealised());
        json.writeStringProperty("liquidationPrice", "0");
        json.writeStringProperty("leverage", Integer.toString(account().leverage(market.symbol())));
        json.writeStringProperty("maxNotionalValue", NO_LIMIT);
        json.writeStringProperty("marginType", "cross");
        json.writeStringProperty("isolatedMargin", "0");
        json.writeStringProperty("isAutoAddMargin", "false");
        json.writeStringProperty("positionSide", OrderWords.ONE_WAY);
        Json.time(json, "updateTime", run.venue().now());
    }

    private Answer incomes(Parameters parameters) {
        var symbol = parameters.find("symbol");
        var kind = parameters.find("incomeType");
        var range = TimeRange.of(parameters, ANY);
        var rows = account().incomes().stream()
                .filter(income -> symbol.isEmpty() || income.symbol().equals(symbol.orElseThrow()))
                .filter(income -> kind.isEmpty() || income.kind().name().equals(kind.orElseThrow()))
                .filter(income -> range.contains(income.eventTime()))
                .toList();
        int limit = Math.min(parameters.limit(ROWS, MOST_ROWS), rows.size());
        boolean oldestFirst = parameters.has("startTime");
        var page = oldestFirst ? rows.subList(0, limit) : rows.subList(rows.size() - limit, rows.size());
        return Answer.of(Json.array(page, AccountEndpoints::income));
    }

    private static void income(JsonGenerator json, Income income) {
        json.writeStringProperty("symbol", income.symbol());
        json.writeStringProperty("incomeType", income.kind().name());
        Json.decimal(json, "income", income.amount());
        json.writeStringProperty("asset", OrderWords.ASSET);
        json.writeStringProperty("info", income.kind().name());
        Json.time(json, "time", income.eventTime());
        json.writeStringProperty("tranId", Long.toString(income.id()));
        json.writeStringProperty("tradeId", income.tradeId() == 0 ? "" : Long.toString(income.tradeId()));
    }

    private Answer commission(Parameters parameters) {
        var symbol = parameters.symbol();
        requireListed(symbol);
        var instrument = run.venue().market(symbol).orElseThrow().instrument();
        return Answer.of(Json.object(json -> {
            Json.decimal(json, "symbol", symbol);
            Json.decimal(json, "makerCommissionRate", instrument.makerFee());
            Json.decimal(json, "takerCommissionRate", instrument.takerFee());
        }));
    }

    private Answer leverage(Parameters parameters, long nonce) {
        var symbol = parameters.symbol();
        int leverage = Math.clamp(parameters.number("leverage"), 0, Account.HIGHEST_LEVERAGE + 1);
        run.leverage(symbol, leverage, nonce).ifPresent(refusal -> {
            throw new RequestException(refusal);
        });
        return Answer.promise(Json.object(json -> {
            json.writeNumberProperty("leverage", leverage);
            json.writeStringProperty("maxNotionalValue", NO_LIMIT);
            Json.decimal(json, "symbol", symbol);
        }));
    }

    /** One-way and single-asset: neither can be changed. */
    private static Answer setting(String name) {
        return Answer.of(Json.object(json -> json.writeBooleanProperty(name, false)));
    }

    private void requireListed(Symbol symbol) {
        if (run.venue().market(symbol).isEmpty()) {
            throw new RequestException(Refusal.UNKNOWN_SYMBOL);
        }
    }

    private Account account() {
        return run.venue().account();
    }
}
