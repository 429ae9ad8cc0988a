package io.sapphire.exchange.aster;

import io.sapphire.exchange.aster.limit.Limits;
import io.sapphire.exchange.aster.rest.VenueClock;
import io.sapphire.exchange.marketdata.StepDone;
import java.lang.System.Logger.Level;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** How time passes: step by step until a recording ends, or by itself. Used on the venue's one thread. */
final class Pace {
    private static final System.Logger LOG = System.getLogger(Pace.class.getName());

    private final Optional<LockStep> lockStep;
    private final LivePace live;
    private final VenueClock clock;
    private final Limits limits;
    private volatile boolean stepping;
    private volatile long step;

    /**
     * @param lockStep nothing if time passes by itself from the start
     * @param stepping false if the recording has ended already
     * @param step the current one; 0 before the first
     */
    Pace(Optional<LockStep> lockStep, boolean stepping, long step, LivePace live, VenueClock clock, Limits limits) {
        this.lockStep = lockStep;
        this.stepping = stepping;
        this.step = step;
        this.live = live;
        this.clock = clock;
        this.limits = limits;
    }

    Optional<LockStep> lockStep() {
        return lockStep;
    }

    LivePace live() {
        return live;
    }

    boolean isStepping() {
        return stepping;
    }

    long step() {
        return step;
    }

    /** The step that is current at a start is finished again: its frames may not have reached anybody. */
    Mono<Void> finishCurrent() {
        long current = step;
        return stepping && current > 0 ? Mono.defer(() -> complete(current - 1)).then() : Mono.empty();
    }

    Mono<StepDone> complete(long completed) {
        return lockStep.map(steps -> steps.complete(completed))
                .orElseGet(() -> Mono.error(new IllegalStateException("the venue's time passes by itself")))
                .doOnNext(this::done);
    }

    private void done(StepDone done) {
        step = Math.max(step, done.step());
        if (done.recordingEnded() && stepping) {
            LOG.log(Level.INFO, "the recording has ended: from now on time passes by itself");
            stepping = false;
            clock.run(done.venueTime());
            limits.enforce();
            live.beginAll();
        }
    }
}
