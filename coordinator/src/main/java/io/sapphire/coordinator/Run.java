package io.sapphire.coordinator;

import io.sapphire.coordinator.audit.CheckpointSigner;
import io.sapphire.coordinator.audit.SealedLog;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.coordinator.shell.VenueDescription;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Setting;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The log of a run and the core folded from it: a new one, or the one that was interrupted. */
final class Run {
    private static final String NO_TRACE = "";

    private final FileEventLog log;
    private EventLog writer;
    private Optional<TradingCore> core = Optional.empty();

    private Run(CoordinatorProperties properties, InstantSource clock) {
        this.log = FileEventLog.open(properties.log(), new EventCodec(), clock, this::fold);
        this.writer = log;
    }

    /**
     * Goes on with the run in the log, or begins one.
     *
     * @throws IllegalArgumentException if a setting is missing, wrong or unknown, or the log was begun with other ones
     */
    static Run open(CoordinatorProperties properties, VenueDescription venue, String build, InstantSource clock) {
        var started = started(properties, venue, build);
        // Wrong settings are refused before anything is written.
        var fresh = TradingCore.of(started);
        var run = new Run(properties, clock);
        run.core.ifPresent(core -> sameAs(core.run(), started));
        run.seal(properties, run.core.map(TradingCore::run).orElse(started).runId());
        if (run.core.isEmpty()) {
            run.begin(fresh, properties);
        }
        return run;
    }

    /** What the log tells was decided already; its effects were carried out, or are asked about at the takeover. */
    private void fold(Recorded recorded) {
        if (core.isEmpty() && recorded.event() instanceof RunStarted started) {
            core = Optional.of(TradingCore.of(started));
        }
        var _ = core().apply(recorded);
    }

    private void seal(CoordinatorProperties properties, String runId) {
        if (!properties.heads().isEmpty()) {
            var signer = CheckpointSigner.fromFile(Path.of(properties.checkpointKeyFile()));
            writer = SealedLog.over(log, properties.log(), Path.of(properties.heads()), signer, runId);
        }
    }

    private void begin(TradingCore fresh, CoordinatorProperties properties) {
        core = Optional.of(fresh);
        record(fresh.run());
        var halt = properties.carriedHalt();
        if (!halt.operator().isEmpty()) {
            record(new MeshEvent.TradingHalted(
                    halt.operator(), halt.reason(), fresh.run().tradingStart()));
        }
        writer.sync();
    }

    private void record(MeshEvent event) {
        var _ = core().apply(writer.append(event, NO_TRACE));
    }

    private static void sameAs(RunStarted logged, RunStarted configured) {
        if (!logged.settings().equals(configured.settings())
                || !logged.profile().equals(configured.profile())) {
            var changed = Stream.of(logged.settings(), configured.settings())
                    .flatMap(List::stream)
                    .filter(setting -> !(logged.settings().contains(setting)
                            && configured.settings().contains(setting)))
                    .map(Setting::key)
                    .findFirst()
                    .orElse("profile");
            throw new IllegalArgumentException("the unfinished run was started with another '" + changed + "'");
        }
        if (!logged.listings().equals(configured.listings()) || logged.seed() != configured.seed()) {
            throw new IllegalArgumentException("the unfinished run was started with other markets or another seed");
        }
    }

    private static RunStarted started(CoordinatorProperties properties, VenueDescription venue, String build) {
        var settings = Stream.of(
                        settings("limits", properties.limits()),
                        settings("consensus", properties.consensus()),
                        settings("trading", properties.trading()),
                        settings("sizing", properties.sizing()))
                .flatMap(some -> some)
                .toList();
        return new RunStarted(
                properties.runId().isEmpty() ? UUID.randomUUID().toString() : properties.runId(),
                build,
                venue.seed(),
                properties.profile(),
                settings,
                venue.listings(),
                venue.tradingStart());
    }

    private static Stream<Setting> settings(String prefix, Map<String, String> values) {
        return values.entrySet().stream().map(value -> new Setting(prefix + "." + value.getKey(), value.getValue()));
    }

    /** For readers. */
    FileEventLog log() {
        return log;
    }

    /** For the one writer. */
    EventLog writer() {
        return writer;
    }

    TradingCore core() {
        return core.orElseThrow(
                () -> new IllegalArgumentException("the event log does not begin with the run's start"));
    }
}
