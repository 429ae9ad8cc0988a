package io.sapphire.coordinator.shell;

import static io.sapphire.coordinator.core.Scenario.START;

import io.sapphire.coordinator.core.Scenario;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.portfolio.AccountEvent.BalanceChanged;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Shows a deposit, one frame, then those it is told to, and goes on for ever. */
final class LiveVenue implements Venue {
    private final Sinks.Many<Frames> shown = Sinks.many().multicast().onBackpressureBuffer();

    void show(int number) {
        shown.tryEmitNext(frames(number)).orThrow();
    }

    private static Frames frames(int number) {
        return new Frames(List.of(Scenario.frame(number, "1000")), "", 0);
    }

    @Override
    public Mono<VenueDescription> describe() {
        return Mono.just(new VenueDescription(List.of(Scenario.listing()), false, START, 0, 1));
    }

    @Override
    public Flux<Frames> frames() {
        return shown.asFlux().startWith(frames(1));
    }

    @Override
    public Flux<List<MeshEvent>> reports(long fromSequence) {
        var deposit = new BalanceChanged("USDT", Money.of("10000"), "DEPOSIT", START);
        return Flux.just(List.<MeshEvent>of(new MeshEvent.AccountChanged(deposit, 1)))
                .concatWith(Flux.never());
    }

    @Override
    public Mono<Step> complete(long step) {
        return Mono.error(new IllegalStateException("there are no steps"));
    }

    @Override
    public Mono<Account> account() {
        return Mono.just(new Account(List.of(), 1));
    }
}
