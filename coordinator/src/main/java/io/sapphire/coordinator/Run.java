package io.sapphire.coordinator;

import io.sapphire.coordinator.audit.CheckpointSigner;
import io.sapphire.coordinator.audit.SealedLog;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.core.TradingSettings;
import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.eventlog.LogStart;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.coordinator.shell.VenueDescription;
import io.sapphire.coordinator.snapshot.Snapshots;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of a run and the core folded from it: a new one, or the one that was interrupted. */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final EventCodec CODEC = new EventCodec();
    private static final String NO_TRACE = "";

    private final FileEventLog log;
    private final Snapshots snapshots;
    private final long snapshotEvery;
    private final Retention retention;
    private final InstantSource clock;
    private final Optional<CheckpointSigner> signer;
    private EventLog writer;
    private Optional<TradingCore> core;
    private long snapshot;

    private Run(CoordinatorProperties properties, InstantSource clock, Disk disk) {
        this.snapshotEvery = properties.snapshotEvery();
        this.retention = properties.retention();
        this.clock = clock;
        this.signer = properties.checkpointKeyFile().isEmpty()
                ? Optional.empty()
                : Optional.of(CheckpointSigner.fromFile(Path.of(properties.checkpointKeyFile())));
        this.snapshots = new Snapshots(properties.log(), disk);
        var found = Files.isDirectory(properties.log())
                ? snapshots.newest(CODEC, this::isGenuine, LOG::warn)
                : Optional.<Snapshots.Found>empty();
        this.core = found.map(Snapshots.Found::core);
        var start = found.map(Snapshots.Found::start).orElse(LogStart.BEGINNING);
        this.snapshot = start.sequence();
        var rules = new FileEventLog.Rules(FileEventLog.Rules.USUAL.segmentSize(), disk);
        this.log = FileEventLog.open(properties.log(), CODEC, clock, rules, start, this::fold);
        this.writer = log;
    }

    /**
     * Goes on with the run in the log, or begins one.
     *
     * @throws IllegalArgumentException if a setting is missing, wrong or unknown, or the log was begun with other ones
     */
    static Run open(
            CoordinatorProperties properties, VenueDescription venue, String build, InstantSource clock, Disk disk) {
        var started = started(properties, venue, build);
        // Wrong settings are refused before anything is written.
        var fresh = TradingCore.of(started);
        var run = new Run(properties, clock, disk);
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
            core = Optional.of(TradingCore.recorded(started));
        }
        var _ = core().apply(recorded);
    }

    private void seal(CoordinatorProperties properties, String runId) {
        signer.ifPresent(
                key -> writer = SealedLog.over(log, properties.log(), Path.of(properties.heads()), key, runId));
    }

    /** Whoever could write a snapshot could write limits and positions: one of a signed log is signed itself. */
    private boolean isGenuine(String text, String signature) {
        return signature.equals(signature(text));
    }

    private String signature(String text) {
        return signer.map(key -> key.sign(text)).orElse(Snapshots.UNSIGNED);
    }

    /** All that followed from an event is recorded. A snapshot that cannot be kept makes the next start slower, no more. */
    void quiet(TradingCore now) {
        if (now.state().sequence() - snapshot < snapshotEvery) {
            return;
        }
        snapshot = now.state().sequence();
        writer.sync();
        try {
            snapshots.keep(now, log.lastHash(), this::signature);
        } catch (IOException failure) {
            LOG.warn("no snapshot of event {} is kept: {}", snapshot, failure.getMessage());
        }
        retire();
    }

    private void retire() {
        var needed = snapshots.sequences().stream().min(Comparator.naturalOrder());
        if (retention.keepsAll() || needed.isEmpty() || !(writer instanceof SealedLog sealed)) {
            return;
        }
        try {
            long last = retention.last(log.directory(), CODEC, needed.orElseThrow(), clock.instant());
            if (last > 0) {
                sealed.retire(last);
                LOG.info("events up to {} are retired", last);
            }
        } catch (IOException failure) {
            LOG.warn("nothing of the event log is retired: {}", failure.getMessage());
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
        var known = logged.settings().stream().map(Setting::key).toList();
        // What did not exist when the run was begun is as it was then.
        var comparable = configured.settings().stream()
                .filter(setting -> known.contains(setting.key()) || !TradingSettings.isLater(setting.key()))
                .toList();
        if (!logged.settings().equals(comparable) || !logged.profile().equals(configured.profile())) {
            var changed = Stream.of(logged.settings(), comparable)
                    .flatMap(List::stream)
                    .filter(setting -> !(logged.settings().contains(setting) && comparable.contains(setting)))
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
        if (core.isEmpty() && LogReader.firstKept(log.directory()) > 1) {
            throw new IllegalArgumentException(
                    "the first events of the log were retired, and no snapshot of this build goes on from there");
        }
        return core.orElseThrow(
                () -> new IllegalArgumentException("the event log does not begin with the run's start"));
    }
}
