package io.sapphire.local;

import io.grpc.StatusRuntimeException;
import io.sapphire.local.console.Narrator;
import io.sapphire.local.data.FinishedRun;
import io.sapphire.local.data.Latches;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.data.Runs;
import io.sapphire.local.data.Summary;
import io.sapphire.local.grpc.RunStatus;
import io.sapphire.local.http.ReplayPlan;
import io.sapphire.local.sentence.Refusal;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stays with a running mesh until it ends or is told to stop, and writes down how it stands. */
final class Session {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    private static final Duration ASK_AGAIN = Duration.ofMillis(200);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** A coordinator that restarts is waited for as long as the mesh waits for a service. */
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);

    private final Mesh mesh;
    private final Runs runs;
    private final RunRecord run;
    private final Narrator narrator;
    private final CountDownLatch stop;
    private final long start;
    private final boolean continued;
    private Latches latches = Latches.OPEN;

    /**
     * @param stop counted down when the run is to be interrupted
     * @param start {@link System#nanoTime()} when the command began
     * @param continued the next {@code up} goes on with an interrupted run
     */
    Session(
            Mesh mesh,
            Runs runs,
            RunRecord run,
            Narrator narrator,
            CountDownLatch stop,
            long start,
            boolean continued) {
        this.continued = continued;
        this.mesh = mesh;
        this.runs = runs;
        this.run = run;
        this.narrator = narrator;
        this.stop = stop;
        this.start = start;
    }

    /** @throws Refusal if the mesh does not get ready, or cannot go on */
    void follow(boolean exitAtEnd) throws InterruptedException {
        if (!awaitServing()) {
            return;
        }
        var plan = mesh.plan();
        minds().forEach(mind -> narrator.say("Model    " + mind + "."));
        narrator.ready(plan, observe(), mesh.entrance(), elapsed());
        boolean ended = follow(plan, exitAtEnd);
        if (ended) {
            finish(exitAtEnd);
        } else {
            narrator.say(
                    continued
                            ? "Interrupted; the next up goes on from here."
                            : "Interrupted; the market goes on without it, so the next up begins anew.");
        }
    }

    /** Agents may still be starting; the run does not wait for what is only told. */
    private List<String> minds() {
        try {
            return mesh.minds();
        } catch (StatusRuntimeException silence) {
            return List.of("is not told, the agents do not answer yet: "
                    + silence.getStatus().getCode());
        }
    }

    /** @return whether the recording is over */
    private boolean follow(ReplayPlan plan, boolean exitAtEnd) throws InterruptedException {
        var status = observe();
        narrator.progress(plan, status);
        while (!(exitAtEnd && status.recordingEnded()) && !stop.await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            status = observe();
            narrator.progress(plan, status);
            if (plan.live()) {
                tellTroubles();
            }
        }
        return status.recordingEnded();
    }

    /** An answer that is lost is no reason to end a run: it is asked for again in a moment. */
    private void tellTroubles() {
        try {
            narrator.troubles(mesh.plan());
        } catch (Refusal silence) {
            LOG.log(Level.DEBUG, "the simulator does not say how it follows its markets", silence);
        }
    }

    private void finish(boolean printed) {
        var status = observe();
        var summary = summary(status);
        mesh.close();
        runs.finish(FinishedRun.of(run.id(), latches, summary));
        if (printed) {
            narrator.say(summary.toJson());
        }
    }

    private boolean awaitServing() throws InterruptedException {
        long begun = System.nanoTime();
        while (!mesh.isServing()) {
            refuseFailed();
            if (System.nanoTime() - begun > START_LIMIT.toNanos()) {
                throw Refusal.failure("The mesh was not ready after %d s.".formatted(START_LIMIT.toSeconds()));
            }
            if (stop.await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private void refuseFailed() {
        try {
            var _ = healthy(mesh.status());
        } catch (StatusRuntimeException _) {
            // It does not answer yet.
        }
    }

    /** Where the run stands, as soon as the coordinator says so. */
    private RunStatus observe() {
        long begun = System.nanoTime();
        while (true) {
            try {
                var status = healthy(mesh.status());
                narrator.pause(status.pause());
                narrator.replica(status.unreplicated());
                narrator.analytics(mesh.analyticsFailure());
                remember(new Latches(status.latch(), mesh.adapterLatch(), status.markets()));
                return status;
            } catch (StatusRuntimeException silence) {
                if (System.nanoTime() - begun > SILENCE_LIMIT.toNanos() || isStopping()) {
                    throw Refusal.failure(
                            "Coordinator or adapter does not answer any more: " + silence.getStatus() + ".", silence);
                }
            }
        }
    }

    private boolean isStopping() {
        try {
            return stop.await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void remember(Latches seen) {
        if (!seen.equals(latches)) {
            latches = seen;
            runs.seen(seen);
            narrator.latches(seen);
        }
    }

    private static RunStatus healthy(RunStatus status) {
        if (!status.failure().isEmpty()) {
            throw Refusal.failure(status.failure());
        }
        return status;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Summary summary(RunStatus status) {
        return new Summary(
                status.fills(),
                status.orders(),
                status.denials(),
                status.sequence(),
                status.invalidBooks(),
                BigDecimal.valueOf(elapsed().toMillis(), 3),
                status.realisedPnl().toString(),
                status.fees().toString(),
                status.funding().toString(),
                status.equity().toString(),
                mesh.ledgerEquity().toString(),
                status.stateHash());
    }
}
