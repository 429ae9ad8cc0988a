package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.rest.RateLimitJson;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.aster.simulator.RunInfo.SimulatedMarket;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Reads the rules of the markets from the venue. */
public final class Listings {
    private final RestClient rest;
    private final Rulebook rules;

    /** @param rules follows what the venue says of its markets */
    public Listings(RestClient rest, Rulebook rules) {
        this.rest = rest;
        this.rules = rules;
    }

    /** Of a real venue. @throws NoSuchElementException through the mono, if it does not list one of them */
    Mono<List<Listing>> real(List<Symbol> symbols, Duration frameInterval) {
        var markets = symbols.stream()
                .map(symbol -> new SimulatedMarket(symbol, "Aster", frameInterval, false, false, Duration.ZERO))
                .toList();
        return read(markets, false);
    }

    Mono<List<Listing>> simulated(List<SimulatedMarket> markets) {
        return read(markets, true);
    }

    private Mono<List<Listing>> read(List<SimulatedMarket> markets, boolean simulated) {
        return info().flatMap(info -> Flux.fromIterable(markets)
                .sort(Comparator.comparing(SimulatedMarket::symbol))
                .concatMap(market -> listing(info, market, simulated))
                .collectList());
    }

    /** Asks for the venue's limits and the rules of its markets alone. */
    public Mono<Void> rules() {
        return info().then();
    }

    private Mono<JsonNode> info() {
        return rest.ask("/fapi/v3/exchangeInfo", Parameters.none())
                .doOnNext(info -> rest.limits().follow(RateLimitJson.read(info)))
                .doOnNext(rules::follow);
    }

    private Mono<Listing> listing(JsonNode info, SimulatedMarket market, boolean simulated) {
        var wanted = Parameters.of("symbol", market.symbol());
        return Mono.zip(
                        rest.askSigned("/fapi/v3/commissionRate", wanted),
                        rest.askSigned("/fapi/v3/leverageBracket", wanted))
                .map(terms -> new Listing(
                        instrument(rules(info, market.symbol()), terms.getT1(), terms.getT2()),
                        market.frameInterval(),
                        market.origin(),
                        simulated,
                        market.sidesDerived(),
                        market.bookDerived(),
                        market.shift()));
    }

    private static JsonNode rules(JsonNode info, Symbol symbol) {
        for (var rules : info.path("symbols")) {
            if (symbol.value().equals(rules.path("symbol").asString(""))) {
                return rules;
            }
        }
        throw new NoSuchElementException("the venue does not list " + symbol);
    }

    private static Instrument instrument(JsonNode rules, JsonNode fees, JsonNode brackets) {
        return new Instrument(
                new Symbol(rules.path("symbol").asString()),
                new Price(Fields.e8(MarketRules.filter(rules, "PRICE_FILTER").path("tickSize"))),
                new Quantity(Fields.e8(MarketRules.filter(rules, "LOT_SIZE").path("stepSize"))),
                new Money(Fields.e8(MarketRules.filter(rules, "MIN_NOTIONAL").path("notional"))),
                new Rate(Fields.e8(fees.path("makerCommissionRate"))),
                new Rate(Fields.e8(fees.path("takerCommissionRate"))),
                MarketRules.read(rules).bounds(),
                AsterBrackets.read(brackets));
    }
}
