package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Money;
import io.sapphire.simulator.account.MarginMove;
import io.sapphire.simulator.account.MarginType;
import io.sapphire.simulator.account.Settings;
import io.sapphire.simulator.engine.AccountChange;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.OrderWords;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.SelfTrade;
import io.sapphire.simulator.run.VenueRun;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What the owner of the account chooses. */
public final class SettingEndpoints implements Endpoints {
    private static final int ROWS = 500;
    private static final Duration ANY = Duration.ofDays(36_500);

    private final VenueRun run;
    private final Listed listed;

    public SettingEndpoints(VenueRun run) {
        this.run = run;
        this.listed = new Listed(run);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.signed("POST", "leverage", 1, this::leverage, "symbol", "leverage"),
                Route.signed("POST", "marginType", 1, this::marginType, "symbol", "marginType"),
                Route.signed(
                        "POST", "positionMargin", 1, this::positionMargin, "symbol", "positionSide", "amount", "type"),
                Route.owner(
                        "positionMargin/history",
                        1,
                        this::marginMoves,
                        "symbol",
                        "type",
                        "startTime",
                        "endTime",
                        "limit"),
                Route.signed("POST", "positionSide/dual", 1, this::hedging, "dualSidePosition"),
                Route.owner(
                        "positionSide/dual",
                        30,
                        _ -> flag("dualSidePosition", settings().isHedging())),
                Route.signed("POST", "stpMode", 1, this::selfTrade, "stpMode"),
                Route.owner("stpMode", 30, _ -> selfTrade()),
                Route.signed("POST", "multiAssetsMargin", 1, SettingEndpoints::multiAssets, "multiAssetsMargin"),
                Route.owner("multiAssetsMargin", 30, _ -> flag("multiAssetsMargin", false)));
    }

    private Answer leverage(Parameters parameters, long nonce) {
        var symbol = parameters.symbol();
        var brackets = listed.market(parameters).brackets();
        int leverage = Math.clamp(parameters.number("leverage"), 0, brackets.highestLeverage() + 1);
        change(new AccountChange.Leverage(symbol, leverage), nonce);
        return Answer.promise(Json.object(json -> {
            json.writeNumberProperty("leverage", leverage);
            Json.decimal(json, "maxNotionalValue", brackets.most(leverage));
            Json.decimal(json, "symbol", symbol);
        }));
    }

    private Answer marginType(Parameters parameters, long nonce) {
        var type = parameters.word("marginType", MarginType.class, RequestException.invalid("marginType"));
        change(new AccountChange.Margin(parameters.symbol(), type), nonce);
        return done();
    }

    private Answer positionMargin(Parameters parameters, long nonce) {
        var leg = new Leg(parameters.symbol(), OrderForm.positionSide(parameters));
        var amount = new Money(parameters.positiveDecimal("amount"));
        long type = direction(parameters.number("type"));
        change(new AccountChange.Isolated(leg, type == 1 ? amount : amount.negate()), nonce);
        return Answer.promise(Json.object(json -> {
            json.writeName("amount");
            json.writeNumber(amount.toString());
            json.writeNumberProperty("code", 200);
            json.writeStringProperty("msg", "Successfully modify position margin.");
            json.writeNumberProperty("type", type);
        }));
    }

    private Answer marginMoves(Parameters parameters) {
        var symbol = listed.symbol(parameters);
        var type = parameters.findNumber("type").map(SettingEndpoints::direction);
        var range = TimeRange.of(parameters, ANY);
        var moves = run.venue().account().marginMoves().stream()
                .filter(move -> move.leg().symbol().equals(symbol))
                .filter(move -> type.isEmpty() || type.orElseThrow() == type(move))
                .filter(move -> range.contains(move.eventTime()))
                .toList();
        int limit = Math.min(parameters.limit(ROWS, ROWS), moves.size());
        return Answer.of(Json.array(moves.subList(moves.size() - limit, moves.size()), SettingEndpoints::write));
    }

    private static void write(JsonGenerator json, MarginMove move) {
        Json.decimal(json, "amount", move.amount().abs());
        json.writeStringProperty("asset", OrderWords.ASSET);
        Json.decimal(json, "symbol", move.leg().symbol());
        Json.time(json, "time", move.eventTime());
        json.writeNumberProperty("type", type(move));
        json.writeStringProperty("positionSide", move.leg().side().name());
    }

    private Answer hedging(Parameters parameters, long nonce) {
        change(new AccountChange.Hedging(mandatoryFlag(parameters, "dualSidePosition")), nonce);
        return done();
    }

    private Answer selfTrade(Parameters parameters, long nonce) {
        var mode = parameters.word("stpMode", SelfTrade.class, RequestException.invalid("stpMode"));
        change(new AccountChange.SelfTrading(mode), nonce);
        return done();
    }

    private Answer selfTrade() {
        return Answer.of(Json.object(json ->
                json.writeStringProperty("stpMode", settings().selfTrade().name())));
    }

    /** There is one asset; asking for what is so already is allowed. */
    private static Answer multiAssets(Parameters parameters, long nonce) {
        if (mandatoryFlag(parameters, "multiAssetsMargin")) {
            throw RequestException.of(-1020, "This operation is not supported: 'multiAssetsMargin'.");
        }
        return done();
    }

    private void change(AccountChange change, long nonce) {
        run.change(change, nonce).ifPresent(refusal -> {
            throw new RequestException(refusal);
        });
    }

    private Settings settings() {
        return run.venue().account().settings();
    }

    private static boolean mandatoryFlag(Parameters parameters, String name) {
        if (!parameters.has(name)) {
            throw RequestException.missing(name);
        }
        return parameters.flag(name);
    }

    /** 1 adds, 2 takes back. */
    private static long direction(long type) {
        if (type != 1 && type != 2) {
            throw RequestException.invalid("type");
        }
        return type;
    }

    private static long type(MarginMove move) {
        return move.amount().signum() > 0 ? 1 : 2;
    }

    private static Answer flag(String name, boolean value) {
        return Answer.of(Json.object(json -> json.writeBooleanProperty(name, value)));
    }

    private static Answer done() {
        return Answer.promise(Json.object(json -> Errors.write(json, 200, "success")));
    }
}
