package io.sapphire.local.backtest;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Symbol;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Decisions, orders and facts of a backtest as an event log. Frames are not in it: a decision names its market and the
 * number of its frame, and the origin of every market ends with the fingerprint of its recording.
 */
final class FactLog implements Backtest.Tape, AutoCloseable {
    private final FileEventLog log;
    private final Function<Symbol, String> fingerprints;

    /**
     * Begins a log.
     *
     * @param folder of the log, without one
     * @param fingerprints of the recordings
     */
    FactLog(Path folder, InstantSource clock, Function<Symbol, String> fingerprints) {
        this.fingerprints = fingerprints;
        log = FileEventLog.open(folder, new EventCodec(), clock, _ -> {
            throw new IllegalStateException(folder + " holds a log already");
        });
    }

    @Override
    public void heard(MeshEvent event, TradingCore core) {
        switch (event) {
            case MeshEvent.RunStarted start -> {
                var _ = log.append(named(start), "");
            }
            case MeshEvent.AgentJoined _,
                    MeshEvent.DecisionMade _,
                    MeshEvent.OrderChanged _,
                    MeshEvent.AccountChanged _ -> {
                var _ = log.append(event, "");
            }
            default -> {}
        }
    }

    private MeshEvent.RunStarted named(MeshEvent.RunStarted start) {
        return new MeshEvent.RunStarted(
                start.runId(),
                start.build(),
                start.seed(),
                start.profile(),
                start.settings(),
                start.listings().stream().map(this::named).toList(),
                start.tradingStart());
    }

    private Listing named(Listing listing) {
        return new Listing(
                listing.instrument(),
                listing.frameInterval(),
                listing.origin() + ", fingerprint " + fingerprints.apply(listing.symbol()),
                listing.simulated(),
                listing.sidesDerived(),
                listing.bookDerived(),
                listing.shift());
    }

    @Override
    public void close() {
        log.close();
    }
}
