package io.sapphire.exchange.grpc;

import io.grpc.Status;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.marketdata.CandleInterval;
import io.sapphire.exchange.marketdata.FrameBatch;
import io.sapphire.exchange.marketdata.History;
import io.sapphire.exchange.marketdata.Market;
import io.sapphire.exchange.marketdata.StepDone;
import io.sapphire.exchange.marketdata.VenueDescription;
import io.sapphire.market.v1.CompleteFrameRequest;
import io.sapphire.market.v1.CompleteFrameResponse;
import io.sapphire.market.v1.DescribeVenueRequest;
import io.sapphire.market.v1.DescribeVenueResponse;
import io.sapphire.market.v1.Pacing;
import io.sapphire.market.v1.ReactorMarketDataServiceGrpc.MarketDataServiceImplBase;
import io.sapphire.market.v1.ReadCandlesRequest;
import io.sapphire.market.v1.ReadCandlesResponse;
import io.sapphire.market.v1.ReadFundingRequest;
import io.sapphire.market.v1.ReadFundingResponse;
import io.sapphire.market.v1.ReadMarkRequest;
import io.sapphire.market.v1.ReadMarkResponse;
import io.sapphire.market.v1.ReadOpenInterestRequest;
import io.sapphire.market.v1.ReadOpenInterestResponse;
import io.sapphire.market.v1.ReadTradesRequest;
import io.sapphire.market.v1.ReadTradesResponse;
import io.sapphire.market.v1.StreamFramesRequest;
import io.sapphire.market.v1.StreamFramesResponse;
import io.sapphire.wire.Markets;
import io.sapphire.wire.Times;
import java.util.NoSuchElementException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Translates, delegates, translates back. No decisions here. */
public final class MarketDataEndpoint extends MarketDataServiceImplBase {
    private final Market market;
    private final History history;

    public MarketDataEndpoint(Market market, History history) {
        this.market = market;
        this.history = history;
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
    public Mono<ReadCandlesResponse> readCandles(ReadCandlesRequest request) {
        var interval = CandleInterval.of(request.getInterval());
        var from = HistoryWords.time(request.hasFrom(), request.getFrom(), "from");
        var to = HistoryWords.time(request.hasTo(), request.getTo(), "to");
        return listed(request.getSymbol())
                .flatMap(symbol -> asked(history.candles(symbol, interval, from, to)))
                .map(candles -> ReadCandlesResponse.newBuilder()
                        .addAllCandles(
                                candles.stream().map(HistoryWords::toProto).toList())
                        .build());
    }

    @Override
    public Mono<ReadTradesResponse> readTrades(ReadTradesRequest request) {
        var from = HistoryWords.time(request.hasFrom(), request.getFrom(), "from");
        return listed(request.getSymbol())
                .flatMap(symbol -> asked(history.trades(symbol, from)))
                .map(trades -> ReadTradesResponse.newBuilder()
                        .addAllTrades(trades.stream().map(Markets::toProto).toList())
                        .build());
    }

    @Override
    public Mono<ReadFundingResponse> readFunding(ReadFundingRequest request) {
        var from = HistoryWords.time(request.hasFrom(), request.getFrom(), "from");
        var to = HistoryWords.time(request.hasTo(), request.getTo(), "to");
        return listed(request.getSymbol())
                .flatMap(symbol -> asked(history.funding(symbol, from, to)))
                .map(settlements -> ReadFundingResponse.newBuilder()
                        .addAllSettlements(
                                settlements.stream().map(HistoryWords::toProto).toList())
                        .build());
    }

    @Override
    public Mono<ReadMarkResponse> readMark(ReadMarkRequest request) {
        return listed(request.getSymbol())
                .flatMap(symbol -> asked(history.mark(symbol)))
                .map(HistoryWords::toProto);
    }

    @Override
    public Mono<ReadOpenInterestResponse> readOpenInterest(ReadOpenInterestRequest request) {
        return Mono.error(Status.UNIMPLEMENTED
                .withDescription("Aster does not tell its open interest, and it is not guessed here")
                .asException());
    }

    private Mono<Symbol> listed(String name) {
        var symbol = new Symbol(name);
        return market.describe()
                .map(venue -> venue.listings().stream()
                        .map(listing -> listing.symbol())
                        .filter(symbol::equals)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException(symbol + " is not listed")));
    }

    /** What goes wrong there is the venue not answering, but for what cannot be asked at all. */
    private static <T> Mono<T> asked(Mono<T> answer) {
        return answer.onErrorMap(failure -> !(failure instanceof IllegalArgumentException), Failures::ofVenue);
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
