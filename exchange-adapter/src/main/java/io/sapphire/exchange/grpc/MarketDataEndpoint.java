package io.sapphire.exchange.grpc;

import io.sapphire.exchange.marketdata.FrameBatch;
import io.sapphire.exchange.marketdata.Market;
import io.sapphire.exchange.marketdata.StepDone;
import io.sapphire.exchange.marketdata.VenueDescription;
import io.sapphire.market.v1.CompleteFrameRequest;
import io.sapphire.market.v1.CompleteFrameResponse;
import io.sapphire.market.v1.DescribeVenueRequest;
import io.sapphire.market.v1.DescribeVenueResponse;
import io.sapphire.market.v1.Pacing;
import io.sapphire.market.v1.ReactorMarketDataServiceGrpc.MarketDataServiceImplBase;
import io.sapphire.market.v1.StreamFramesRequest;
import io.sapphire.market.v1.StreamFramesResponse;
import io.sapphire.wire.Markets;
import io.sapphire.wire.Times;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Translates, delegates, translates back. No decisions here. */
public final class MarketDataEndpoint extends MarketDataServiceImplBase {
    private final Market market;

    public MarketDataEndpoint(Market market) {
        this.market = market;
    }

    @Override
    public Mono<DescribeVenueResponse> describeVenue(DescribeVenueRequest request) {
        return market.describe().map(MarketDataEndpoint::toProto);
    }

    @Override
    public Flux<StreamFramesResponse> streamFrames(StreamFramesRequest request) {
        return market.frames().map(MarketDataEndpoint::toProto);
    }

    @Override
    public Mono<CompleteFrameResponse> completeFrame(CompleteFrameRequest request) {
        return market.complete(request.getStep()).map(MarketDataEndpoint::toProto);
    }

    @Override
    protected Throwable onErrorMap(Throwable failure) {
        return Failures.of(failure);
    }

    private static DescribeVenueResponse toProto(VenueDescription venue) {
        return DescribeVenueResponse.newBuilder()
                .addAllListings(venue.listings().stream().map(Markets::toProto).toList())
                .setPacing(venue.lockStep() ? Pacing.PACING_LOCK_STEP : Pacing.PACING_LIVE)
                .setTradingStart(Times.toProto(venue.tradingStart()))
                .setStep(venue.step())
                .setSeed(venue.seed())
                .build();
    }

    private static StreamFramesResponse toProto(FrameBatch batch) {
        return StreamFramesResponse.newBuilder()
                .addAllFrames(batch.frames().stream().map(Markets::toProto).toList())
                .setTraceparent(batch.traceparent())
                .setStep(batch.step())
                .build();
    }

    private static CompleteFrameResponse toProto(StepDone done) {
        return CompleteFrameResponse.newBuilder()
                .setStep(done.step())
                .setVenueTime(Times.toProto(done.venueTime()))
                .setFrames(done.frames())
                .setLastReport(done.lastReport())
                .setRecordingEnded(done.recordingEnded())
                .build();
    }
}
