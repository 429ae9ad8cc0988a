package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.account.TermsReader;
import io.sapphire.exchange.account.TradingTerms;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.rest.RestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Fees, leverage and margin brackets of one market. Together they weigh 26. */
public final class AsterTerms implements TermsReader {
    private final RestClient rest;

    public AsterTerms(RestClient rest) {
        this.rest = rest;
    }

    @Override
    public Mono<TradingTerms> read(Symbol symbol) {
        var wanted = Parameters.of("symbol", symbol);
        return Mono.zip(
                        rest.askSigned("/fapi/v3/commissionRate", wanted),
                        rest.askSigned("/fapi/v3/positionRisk", wanted),
                        rest.askSigned("/fapi/v3/leverageBracket", wanted))
                .map(read -> terms(read.getT1(), read.getT2().path(0), read.getT3()));
    }

    private static TradingTerms terms(JsonNode fees, JsonNode position, JsonNode brackets) {
        return new TradingTerms(
                new Rate(Fields.e8(fees.path("makerCommissionRate"))),
                new Rate(Fields.e8(fees.path("takerCommissionRate"))),
                Math.toIntExact(Fields.number(position.path("leverage"), 0)),
                AccountSetup.isIsolated(position),
                AsterBrackets.read(brackets));
    }
}
