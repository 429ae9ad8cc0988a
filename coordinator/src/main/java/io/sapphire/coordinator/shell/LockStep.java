package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.CoreState;
import io.sapphire.domain.event.MeshEvent.VenueReadiness;
import io.sapphire.domain.event.Readiness;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Plays a recording with the simulator, a turn for each of its steps, until it has ended. For the core's thread. */
final class LockStep {
    private static final String NO_TRACE = "";

    private final Sequencer sequencer;
    private final Venue venue;
    private final Arrivals arrivals;
    private final Turns turns;
    private final Dispatch dispatch;
    private final Scheduler core;
    private final Duration patience;
    private long firstStep = -1;

    /** @param patience with the venue */
    LockStep(
            Sequencer sequencer,
            Venue venue,
            Arrivals arrivals,
            Turns turns,
            Dispatch dispatch,
            Scheduler core,
            Duration patience) {
        this.sequencer = sequencer;
        this.venue = venue;
        this.arrivals = arrivals;
        this.turns = turns;
        this.dispatch = dispatch;
        this.core = core;
        this.patience = patience;
    }

    Mono<Void> play(VenueDescription description) {
        return Mono.defer(() -> step(nextStep(description)))
                .repeat(() -> state().readiness() != Readiness.RECORDING_ENDED)
                .then();
    }

    /** After a restart the last recorded step is played again, unless the venue is past it: what it recorded stays. */
    private long nextStep(VenueDescription description) {
        if (firstStep < 0) {
            firstStep = Math.max(1, description.step() > state().step() ? state().step() + 1 : state().step());
            return firstStep;
        }
        return state().step() + 1;
    }

    private Mono<Void> step(long number) {
        return venue.complete(number - 1)
                .transform(Patience.with(patience, "the exchange adapter"))
                .publishOn(core)
                .flatMap(step -> arrivals.ofStep(step)
                        .flatMap(turns::play)
                        .then(step.recordingEnded() ? ended() : Mono.empty()));
    }

    /** Entries are cancelled; positions and their stops stay. */
    private Mono<Void> ended() {
        return Mono.fromSupplier(() ->
                        sequencer.record(new VenueReadiness(Readiness.RECORDING_ENDED, "recording ended"), NO_TRACE))
                .flatMap(effects -> dispatch.carryOut(effects, NO_TRACE));
    }

    private CoreState state() {
        return sequencer.core().state();
    }
}
