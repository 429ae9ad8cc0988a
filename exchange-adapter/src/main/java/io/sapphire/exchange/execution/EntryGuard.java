package io.sapphire.exchange.execution;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Purpose;
import io.sapphire.exchange.execution.journal.Entry;
import io.sapphire.exchange.execution.venue.Receipt;
import io.sapphire.exchange.execution.venue.VenueOrders;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Has the venue cancel our entries should we, or those who decide about them, not be there any more. The venue's countdown
 * cancels every order of a market, so it only runs where nothing but entries of our own wait and nothing is held: stops
 * are never stripped.
 */
final class EntryGuard {
    private static final System.Logger LOG = System.getLogger(EntryGuard.class.getName());
    private static final Duration TICK = Duration.ofSeconds(1);

    private final VenueOrders venue;
    private final Desk desk;
    private final Reports reports;
    private final GuardRule rule;
    private final Scheduler timer;
    /** Monotonic milliseconds of the last confirmed heartbeat. */
    private final Map<Symbol, Long> confirmed = new HashMap<>();

    EntryGuard(VenueOrders venue, Desk desk, Reports reports, GuardRule rule, Scheduler timer) {
        this.venue = venue;
        this.desk = desk;
        this.reports = reports;
        this.rule = rule;
        this.timer = timer;
    }

    /** Looks at once when something has been recorded, and every second. */
    Flux<Void> run() {
        if (rule.countdown().isZero()) {
            return Flux.empty();
        }
        return Flux.merge(desk.recorded(), Flux.interval(TICK, timer).map(_ -> true))
                .onBackpressureLatest()
                .filter(_ -> rule.timePasses().getAsBoolean())
                .concatMap(_ -> desk.run(this::look).onErrorResume(EntryGuard::nextTime), 1);
    }

    private static Mono<Void> nextTime(Throwable failure) {
        LOG.log(Level.WARNING, "the entries are looked after again in a moment: {0}", failure.getMessage());
        return Mono.empty();
    }

    private Mono<Void> look() {
        var wanted = wanted();
        var known = new HashSet<>(desk.blotter().guarded());
        var ending = known.stream().filter(symbol -> !wanted.contains(symbol)).toList();
        var due = wanted.stream().filter(this::isDue).toList();
        return Flux.concat(
                        Flux.fromIterable(ending).concatMap(this::disarm),
                        Flux.fromIterable(due).concatMap(symbol -> arm(symbol, known.contains(symbol))))
                .then();
    }

    /** The markets with entries of ours waiting, nothing else waiting and nothing held. */
    private Set<Symbol> wanted() {
        var wanted = new HashSet<Symbol>();
        var excluded = new HashSet<Symbol>();
        for (var track : desk.blotter().open()) {
            var symbol = track.order().symbol();
            boolean entry = track.order().purpose() == Purpose.ENTRY && !track.isForeign();
            boolean counts = entry && desk.blotter().isFlat(symbol);
            (counts ? wanted : excluded).add(symbol);
        }
        wanted.removeAll(excluded);
        return wanted;
    }

    /** Without anybody who reads the reports nobody would cancel the entries: then the countdown is left to run out. */
    private boolean isDue(Symbol symbol) {
        var last = confirmed.get(symbol);
        boolean old = last == null || now() - last >= rule.heartbeat().toMillis();
        return old && reports.isRead();
    }

    private Mono<Void> arm(Symbol symbol, boolean known) {
        if (!known) {
            intend(symbol, true);
        }
        return venue.countDown(symbol, rule.countdown())
                .onErrorResume(failure -> Mono.just(new Receipt.Unknown(failure.toString())))
                .publishOn(desk.thread())
                .doOnNext(receipt -> armed(symbol, receipt))
                .then();
    }

    private void armed(Symbol symbol, Receipt receipt) {
        if (receipt instanceof Receipt.Done) {
            confirmed.put(symbol, now());
        } else {
            LOG.log(Level.WARNING, "the venue does not confirm the countdown of {0}: {1}", symbol, receipt);
        }
    }

    /** It counts as armed until the venue says that it is not. */
    private Mono<Void> disarm(Symbol symbol) {
        confirmed.remove(symbol);
        return venue.countDown(symbol, Duration.ZERO)
                .onErrorResume(failure -> Mono.just(new Receipt.Unknown(failure.toString())))
                .publishOn(desk.thread())
                .doOnNext(receipt -> disarmed(symbol, receipt))
                .then();
    }

    private void disarmed(Symbol symbol, Receipt receipt) {
        if (receipt instanceof Receipt.Done) {
            intend(symbol, false);
        } else {
            LOG.log(Level.WARNING, "the countdown of {0} is not confirmed to be off: {1}", symbol, receipt);
        }
    }

    private void intend(Symbol symbol, boolean armed) {
        desk.record(new Entry.GuardIntended(symbol, armed, desk.venueTime()));
        desk.commit();
    }

    private long now() {
        return timer.now(TimeUnit.MILLISECONDS);
    }
}
