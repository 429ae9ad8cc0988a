package io.sapphire.local.grpc;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.sapphire.control.v1.ControlServiceGrpc;
import io.sapphire.control.v1.GetStatusRequest;
import io.sapphire.control.v1.GetStatusResponse;
import io.sapphire.control.v1.TradingState;
import io.sapphire.domain.market.Money;
import io.sapphire.local.data.TradingLatch;
import io.sapphire.mesh.MeshChannel;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks a coordinator where its run stands. */
public final class CoordinatorClient implements AutoCloseable {
    private final ManagedChannel channel;

    /** @param target {@code in-process:NAME} or {@code HOST:PORT} */
    public CoordinatorClient(String target) {
        this.channel = MeshChannel.to(target);
    }

    /** @throws StatusRuntimeException if it does not answer in time */
    public RunStatus status() {
        return status(ControlServiceGrpc.newBlockingStub(channel).getStatus(GetStatusRequest.getDefaultInstance()));
    }

    public boolean answers() {
        try {
            var _ = status();
            return true;
        } catch (StatusRuntimeException _) {
            return false;
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static RunStatus status(GetStatusResponse response) {
        return new RunStatus(
                response.getRunId(),
                response.getSequence(),
                new TradingLatch(trading(response.getTrading()), response.getOperator(), response.getReason()),
                markets(response),
                Instant.ofEpochSecond(
                        response.getVenueTime().getSeconds(),
                        response.getVenueTime().getNanos()),
                response.getRecordingEnded(),
                response.getFills(),
                response.getOrders(),
                response.getDenials(),
                new Money(response.getRealisedPnlE8()),
                new Money(response.getFeesE8()),
                new Money(response.getFundingE8()),
                new Money(response.getEquityE8()),
                response.getStateHash(),
                response.getInvalidBooks(),
                response.getFailure(),
                response.getPause(),
                response.getUnreplicated(),
                response.getReplicaLag());
    }

    private static SortedMap<String, TradingLatch> markets(GetStatusResponse response) {
        var markets = new TreeMap<String, TradingLatch>();
        response.getMarketsList()
                .forEach(held -> markets.put(
                        held.getSymbol(),
                        new TradingLatch(trading(held.getTrading()), held.getOperator(), held.getReason())));
        return markets;
    }

    /** What this build does not know holds the mesh back like a halt. */
    private static String trading(TradingState state) {
        return switch (state) {
            case TRADING_STATE_ACTIVE -> "ACTIVE";
            case TRADING_STATE_REDUCING -> "REDUCING";
            case TRADING_STATE_HALTED, TRADING_STATE_UNSPECIFIED, UNRECOGNIZED -> "HALTED";
        };
    }
}
