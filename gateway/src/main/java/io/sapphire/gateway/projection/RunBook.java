package io.sapphire.gateway.projection;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Replication;
import io.sapphire.domain.market.Listing;
import io.sapphire.gateway.view.AsOf;
import io.sapphire.gateway.view.Running.Mode;
import io.sapphire.gateway.view.Running.RunRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Where the run stands. For one thread at a time. */
final class RunBook {
    private final RunStarted run;
    private final Instant started;
    private Optional<Instant> venueTime = Optional.empty();
    private Readiness readiness = Readiness.DISCONNECTED;
    private String detail = "";
    private String unreplicated = "";
    private Instant recordTime;
    private long epoch;
    private long step;
    private long sequence;
    private long changed;

    RunBook(RunStarted run, Instant started) {
        this.run = run;
        this.started = started;
        this.recordTime = started;
    }

    void advance(Recorded recorded) {
        sequence = recorded.sequence();
        recordTime = recorded.recordTime();
    }

    /** @return whether a new UTC day of venue time began */
    boolean advance(MeshEvent.TimeAdvanced time) {
        boolean newDay = venueTime
                .map(before -> !day(before).equals(day(time.venueTime())))
                .orElse(true);
        venueTime = Optional.of(time.venueTime());
        step = time.step();
        return newDay;
    }

    private static Object day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    void ready(MeshEvent.VenueReadiness venue) {
        readiness = venue.readiness();
        detail = venue.detail();
        changed = sequence;
    }

    /** The way to the venue stays open; that entries do not leave is what people have to know first. */
    void replicate(MeshEvent.ReplicationChanged replication) {
        unreplicated = replication.replication() == Replication.CURRENT ? "" : replication.reason();
        changed = sequence;
    }

    void lead(long newEpoch) {
        epoch = newEpoch;
        changed = sequence;
    }

    RunStarted run() {
        return run;
    }

    Readiness readiness() {
        return readiness;
    }

    /** What hinders trading, in words; empty if nothing does. */
    String detail() {
        return unreplicated.isEmpty() ? detail : unreplicated;
    }

    Optional<Instant> venueTime() {
        return venueTime;
    }

    /** Venue time, or the run's start before the first frame. */
    Instant now() {
        return venueTime.orElse(run.tradingStart());
    }

    /** When the last event was recorded. */
    Instant recordTime() {
        return recordTime;
    }

    long sequence() {
        return sequence;
    }

    AsOf asOf() {
        return new AsOf(sequence, venueTime.orElse(null));
    }

    Mode mode() {
        return run.listings().stream().allMatch(Listing::simulated) ? Mode.PAPER : Mode.LIVE;
    }

    RunRow row() {
        return new RunRow(
                changed,
                run.runId(),
                run.build(),
                run.seed(),
                run.profile(),
                mode(),
                readiness,
                detail().isEmpty() ? null : detail(),
                readiness == Readiness.WARM_UP,
                readiness == Readiness.RECORDING_ENDED,
                epoch,
                step,
                venueTime.orElse(null),
                run.tradingStart(),
                started);
    }
}
