package io.sapphire.exchange.grpc;

import io.sapphire.account.v1.GetAccountRequest;
import io.sapphire.account.v1.GetAccountResponse;
import io.sapphire.account.v1.ReactorAccountServiceGrpc.AccountServiceImplBase;
import io.sapphire.exchange.account.Account;
import io.sapphire.exchange.account.AccountReader;
import io.sapphire.wire.Accounts;
import io.sapphire.wire.Orders;
import io.sapphire.wire.Times;
import reactor.core.publisher.Mono;

/** Translates, delegates, translates back. No decisions here. */
public final class AccountEndpoint extends AccountServiceImplBase {
    private final AccountReader reader;

    public AccountEndpoint(AccountReader reader) {
        this.reader = reader;
    }

    @Override
    public Mono<GetAccountResponse> getAccount(GetAccountRequest request) {
        return reader.read().map(AccountEndpoint::toProto);
    }

    @Override
    protected Throwable onErrorMap(Throwable failure) {
        return Failures.ofVenue(failure);
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
