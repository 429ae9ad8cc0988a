package io.sapphire.exchange.grpc;

import io.sapphire.account.v1.GetAccountRequest;
import io.sapphire.account.v1.GetAccountResponse;
import io.sapphire.account.v1.GetTradingTermsRequest;
import io.sapphire.account.v1.GetTradingTermsResponse;
import io.sapphire.account.v1.ReactorAccountServiceGrpc.AccountServiceImplBase;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.account.Account;
import io.sapphire.exchange.account.AccountReader;
import io.sapphire.exchange.account.TermsReader;
import io.sapphire.exchange.account.TradingTerms;
import io.sapphire.wire.Accounts;
import io.sapphire.wire.MarketTerms;
import io.sapphire.wire.Orders;
import io.sapphire.wire.Times;
import reactor.core.publisher.Mono;

/** Translates, delegates, translates back. No decisions here. */
public final class AccountEndpoint extends AccountServiceImplBase {
    private final AccountReader reader;
    private final TermsReader terms;

    public AccountEndpoint(AccountReader reader, TermsReader terms) {
        this.reader = reader;
        this.terms = terms;
    }

    @Override
    public Mono<GetAccountResponse> getAccount(GetAccountRequest request) {
        return reader.read().map(AccountEndpoint::toProto);
    }

    @Override
    public Mono<GetTradingTermsResponse> getTradingTerms(GetTradingTermsRequest request) {
        return terms.read(new Symbol(request.getSymbol()))
                .onErrorMap(Failures::ofVenue)
                .map(AccountEndpoint::toProto);
    }

    /** What is wrong with a request is known before the venue is asked. */
    @Override
    protected Throwable onErrorMap(Throwable failure) {
        return failure instanceof IllegalArgumentException ? Failures.of(failure) : Failures.ofVenue(failure);
    }

    private static GetTradingTermsResponse toProto(TradingTerms terms) {
        return GetTradingTermsResponse.newBuilder()
                .setMakerFeeE8(terms.makerFee().e8())
                .setTakerFeeE8(terms.takerFee().e8())
                .setLeverage(terms.leverage())
                .setIsolated(terms.isolated())
                .addAllBrackets(
                        terms.brackets().stream().map(MarketTerms::toProto).toList())
                .build();
    }

    private static GetAccountResponse toProto(Account account) {
        return GetAccountResponse.newBuilder()
                .setWalletE8(account.wallet().e8())
                .addAllHoldings(
                        account.holdings().stream().map(Accounts::toProto).toList())
                .addAllOpenOrders(
                        account.openOrders().stream().map(Orders::toProto).toList())
                .setEventTime(Times.toProto(account.eventTime()))
                .setLastReport(account.lastReport())
                .build();
    }
}
