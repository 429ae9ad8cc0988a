package io.sapphire.simulator.rest;

import io.sapphire.domain.market.MarginBracket;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.simulator.account.Income;
import io.sapphire.simulator.engine.MarketState;
import io.sapphire.simulator.engine.PositionView;
import io.sapphire.simulator.engine.Standing;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.OrderWords;
import io.sapphire.simulator.run.VenueRun;
import io.sapphire.simulator.signing.Address;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Wallet, positions, fees, and what was booked. */
public final class AccountEndpoints implements Endpoints {
    private static final int ROWS = 100;
    private static final int MOST_ROWS = 1000;
    private static final Duration ANY = Duration.ofDays(36_500);
    /** The key of this venue does not end within any recording. */
    private static final Instant EXPIRY = Instant.parse("2100-01-01T00:00:00Z");

    private final VenueRun run;
    private final Address owner;
    private final Listed listed;

    /** @param owner whose signatures are accepted */
    public AccountEndpoints(VenueRun run, Address owner) {
        this.run = run;
        this.owner = owner;
        this.listed = new Listed(run);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.owner("balance", 5, _ -> Answer.of(Json.array(List.of(run), this::balance))),
                Route.owner("accountWithJoinMargin", 5, _ -> account()),
                Route.owner("positionRisk", 5, this::positions, "symbol"),
                Route.owner("leverageBracket", 1, this::brackets, "symbol"),
                Route.owner("adlQuantile", 5, this::adlQuantiles, "symbol"),
                Route.owner("income", 30, this::incomes, "symbol", "incomeType", "startTime", "endTime", "limit"),
                Route.owner("commissionRate", 20, this::commission, "symbol"),
                Route.owner("agent", 1, _ -> Answer.of(Json.array(List.of(owner), AccountEndpoints::agent))));
    }

    private void balance(JsonGenerator json, VenueRun of) {
        var wallet = of.venue().account().wallet();
        var available = standing().available();
        json.writeStringProperty("accountAlias", "simulated");
        json.writeStringProperty("asset", OrderWords.ASSET);
        Json.decimal(json, "balance", wallet);
        Json.decimal(json, "crossWalletBalance", of.venue().account().crossWallet());
        Json.decimal(json, "crossUnPnl", standing().crossUnrealised());
        Json.decimal(json, "availableBalance", available);
        Json.decimal(json, "maxWithdrawAmount", withdrawable());
        json.writeBooleanProperty("marginAvailable", true);
        Json.time(json, "updateTime", of.venue().now());
    }

    private Answer account() {
        return Answer.of(AccountJson.write(run.venue(), withdrawable()));
    }

    private Money withdrawable() {
        return standing().available().min(run.venue().account().crossWallet()).max(Money.ZERO);
    }

    /** Flat positions too: their leverage is of interest. */
    private Answer positions(Parameters parameters) {
        var positions =
                listed.markets(parameters).stream().flatMap(market -> run.venue().positions(market.symbol()).stream());
        return Answer.of(Json.array(positions.toList(), this::position));
    }

    private void position(JsonGenerator json, PositionView position) {
        var settings = run.venue().account().settings();
        var market = run.venue().market(position.symbol()).orElseThrow();
        int leverage = settings.leverage(position.symbol());
        Json.decimal(json, "symbol", position.symbol());
        Json.decimal(json, "positionAmt", position.quantity());
        Json.decimal(json, "entryPrice", position.entryPrice());
        Json.e8(json, "markPrice", market.mark().map(Price::e8).orElse(0L));
        Json.decimal(json, "unRealizedProfit", position.unrealised());
        Json.decimal(json, "liquidationPrice", standing().liquidationPrice(position.leg()));
        json.writeStringProperty("leverage", Integer.toString(leverage));
        Json.decimal(json, "maxNotionalValue", market.brackets().most(leverage));
        json.writeStringProperty("marginType", position.marginType().shown());
        Json.decimal(json, "isolatedMargin", position.isolated());
        json.writeStringProperty("isAutoAddMargin", "false");
        json.writeStringProperty("positionSide", position.leg().side().name());
        Json.time(json, "updateTime", run.venue().now());
    }

    private Answer brackets(Parameters parameters) {
        return listed.eachOrOne(parameters, (json, market) -> {
            Json.decimal(json, "symbol", market.symbol());
            Json.array(json, "brackets", market.brackets().all(), AccountEndpoints::bracket);
        });
    }

    private static void bracket(JsonGenerator json, MarginBracket bracket) {
        json.writeNumberProperty("bracket", bracket.number());
        json.writeNumberProperty("initialLeverage", bracket.maxLeverage());
        number(json, "notionalCap", bracket.cap());
        number(json, "notionalFloor", bracket.floor());
        number(json, "maintMarginRatio", bracket.maintenance());
        number(json, "cum", bracket.deduction());
    }

    /** A bare number, as the venue writes this one table. */
    private static void number(JsonGenerator json, String name, Object decimal) {
        json.writeName(name);
        json.writeNumber(new BigDecimal(decimal.toString()));
    }

    /** Nobody is ahead in this queue: the account is alone. */
    private Answer adlQuantiles(Parameters parameters) {
        return Answer.of(Json.array(listed.markets(parameters), this::adlQuantile));
    }

    private void adlQuantile(JsonGenerator json, MarketState market) {
        Json.decimal(json, "symbol", market.symbol());
        Json.object(json, "adlQuantile", fields -> {
            for (var position : run.venue().positions(market.symbol())) {
                fields.writeNumberProperty(position.leg().side().name(), 0);
            }
        });
    }

    private Answer incomes(Parameters parameters) {
        var symbol = parameters.find("symbol");
        var kind = parameters.find("incomeType");
        var range = TimeRange.of(parameters, ANY);
        var account = run.venue().account();
        var rows = account.incomes().stream()
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
        var instrument = listed.market(parameters).instrument();
        return Answer.of(Json.object(json -> {
            Json.decimal(json, "symbol", instrument.symbol());
            Json.decimal(json, "makerCommissionRate", instrument.makerFee());
            Json.decimal(json, "takerCommissionRate", instrument.takerFee());
        }));
    }

    private static void agent(JsonGenerator json, Address agent) {
        json.writeStringProperty("agentAddress", agent.toString());
        json.writeStringProperty("agentName", "simulated");
        json.writeStringProperty("ipWhitelist", "");
        Json.time(json, "expired", EXPIRY);
        json.writeStringProperty("source", "simulator");
        json.writeBooleanProperty("canRead", true);
        json.writeBooleanProperty("canSpotTrade", false);
        json.writeBooleanProperty("canPerpTrade", true);
        json.writeBooleanProperty("canWithdraw", false);
    }

    private Standing standing() {
        return run.venue().standing();
    }
}
