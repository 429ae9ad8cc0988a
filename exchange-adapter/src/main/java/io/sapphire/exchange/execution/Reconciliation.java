package io.sapphire.exchange.execution;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.exchange.execution.journal.Entry;
import io.sapphire.exchange.execution.venue.VenueAccount;
import io.sapphire.exchange.execution.venue.VenueOrders;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the venue's own view in full and reports whatever has been missed: trades first, then how orders stand, funding,
 * and last the balance and the positions, which are only reported when no trade came in between.
 */
final class Reconciliation {
    private static final String ASSET = "USDT";
    private static final int TRIES = 5;

    private final VenueOrders venue;
    private final Dispatcher dispatcher;
    private final Desk desk;
    private final Inspection inspection;

    Reconciliation(VenueOrders venue, Dispatcher dispatcher, Desk desk) {
        this.venue = venue;
        this.dispatcher = dispatcher;
        this.desk = desk;
        this.inspection = new Inspection(venue, dispatcher, desk);
    }

    /** Fails if the venue does not answer, or never holds still. */
    Mono<Void> run() {
        return desk.run(this::begin).then(read(this::report)).then();
    }

    /**
     * Reads the account. Fails like {@link #run}.
     *
     * @param use called on the desk's thread while the account is exactly as after the newest report
     */
    <T> Mono<T> read(Function<VenueAccount, T> use) {
        return Mono.defer(() -> round(use))
                .repeat(TRIES - 1)
                .next()
                .switchIfEmpty(Mono.error(() -> new NotReadyException("the account keeps changing")));
    }

    /** At the very first start: what happened before is not ours to report. */
    private Mono<Void> begin() {
        doubtWhatWasCutShort();
        if (desk.blotter().historyBegun()) {
            return Mono.empty();
        }
        return Flux.fromIterable(venue.symbols())
                .concatMap(this::newestTrade)
                .collectList()
                .zipWith(venue.account())
                .publishOn(desk.thread())
                .doOnNext(history -> begin(history.getT1(), history.getT2()))
                .then();
    }

    private Mono<Entry.NewestTrade> newestTrade(Symbol symbol) {
        return venue.newestTrade(symbol).map(id -> new Entry.NewestTrade(symbol, id));
    }

    private void begin(List<Entry.NewestTrade> trades, VenueAccount account) {
        desk.record(new Entry.HistoryBegun(trades, account.eventTime()));
        desk.commit();
    }

    /** Intents of a process that died before the answer came. */
    private void doubtWhatWasCutShort() {
        for (var track : desk.blotter().open()) {
            if (track.isSilent() && !dispatcher.isInFlight(track.id())) {
                desk.finder().doubt(track, "the adapter stopped before the answer came", desk.venueTime());
            }
        }
        desk.commit();
    }

    /** Nothing if something moved while the account was read. */
    private <T> Mono<T> round(Function<VenueAccount, T> use) {
        return inspection.run().then(venue.account()).flatMap(account -> confirm(account, use));
    }

    private <T> Mono<T> confirm(VenueAccount account, Function<VenueAccount, T> use) {
        return desk.run(() -> {
            int before = desk.blotter().tradeCount();
            return inspection
                    .run()
                    .then(desk.run(() ->
                            desk.blotter().tradeCount() == before ? Mono.just(use.apply(account)) : Mono.empty()));
        });
    }

    private VenueAccount report(VenueAccount account) {
        if (!desk.blotter().balanceKnown()) {
            report(new AccountEvent.BalanceChanged(ASSET, account.wallet(), "DEPOSIT", account.eventTime()));
        }
        report(new AccountEvent.Reconciled(account.wallet(), account.holdings(), account.eventTime()));
        desk.commit();
        return account;
    }

    private void report(AccountEvent fact) {
        desk.record(new Entry.AccountReported(0, fact));
    }
}
