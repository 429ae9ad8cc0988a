package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What comes from the venue. Everything here may be asked again. */
public interface Venue {

    /** Waits until the venue can be reached. */
    Mono<VenueDescription> describe();

    /** Frames from now on, without end; a lost stream mends itself. In lock-step the current step's come first. */
    Flux<Frames> frames();

    /** Every report from a sequence on, without gaps and without end; a lost stream mends itself. */
    Flux<List<MeshEvent>> reports(long fromSequence);

    /** Says that a step is done; answers when the next one is over. */
    Mono<Step> complete(long step);

    Mono<Account> account();

    /**
     * What the venue says is held.
     *
     * @param lastReport sequence of the last report whose effect is in it
     */
    record Account(List<Holding> holdings, long lastReport) {}
}
