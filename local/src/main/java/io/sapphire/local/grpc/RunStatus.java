package io.sapphire.local.grpc;

import io.sapphire.domain.market.Money;
import io.sapphire.local.data.TradingLatch;
import java.time.Instant;
import java.util.SortedMap;

/**
 * Where a run stands, by its coordinator.
 *
 * @param sequence of the last event
 * @param markets those that are held back by themselves
 * @param recordingEnded there is nothing more to replay
 * @param funding received; negative is paid
 * @param stateHash in hex
 * @param invalidBooks frames whose book was being rebuilt
 * @param pause why nothing is recorded, and so nothing traded, until it goes on by itself; empty otherwise
 * @param unreplicated why the log's replica does not hold what is decided; empty while it does
 * @param replicaLag events of the log that its replica has not acknowledged
 * @param failure why the run cannot go on; empty while it can
 */
public record RunStatus(
        String runId,
        long sequence,
        TradingLatch latch,
        SortedMap<String, TradingLatch> markets,
        Instant venueTime,
        boolean recordingEnded,
        long fills,
        long orders,
        long denials,
        Money realisedPnl,
        Money fees,
        Money funding,
        Money equity,
        String stateHash,
        long invalidBooks,
        String failure,
        String pause,
        String unreplicated,
        long replicaLag) {}
