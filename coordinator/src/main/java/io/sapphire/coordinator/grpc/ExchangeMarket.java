package io.sapphire.coordinator.grpc;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.sapphire.account.v1.GetAccountRequest;
import io.sapphire.account.v1.GetAccountResponse;
import io.sapphire.account.v1.ReactorAccountServiceGrpc;
import io.sapphire.account.v1.ReactorAccountServiceGrpc.ReactorAccountServiceStub;
import io.sapphire.coordinator.shell.Frames;
import io.sapphire.coordinator.shell.Step;
import io.sapphire.coordinator.shell.Venue;
import io.sapphire.coordinator.shell.VenueDescription;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.execution.v1.ReactorExecutionServiceGrpc;
import io.sapphire.execution.v1.ReactorExecutionServiceGrpc.ReactorExecutionServiceStub;
import io.sapphire.execution.v1.StreamReportsRequest;
import io.sapphire.execution.v1.StreamReportsResponse;
import io.sapphire.market.v1.CompleteFrameRequest;
import io.sapphire.market.v1.CompleteFrameResponse;
import io.sapphire.market.v1.DescribeVenueRequest;
import io.sapphire.market.v1.DescribeVenueResponse;
import io.sapphire.market.v1.Pacing;
import io.sapphire.market.v1.ReactorMarketDataServiceGrpc;
import io.sapphire.market.v1.ReactorMarketDataServiceGrpc.ReactorMarketDataServiceStub;
import io.sapphire.market.v1.StreamFramesRequest;
import io.sapphire.market.v1.StreamFramesResponse;
import io.sapphire.wire.Accounts;
import io.sapphire.wire.Markets;
import io.sapphire.wire.Reports;
import io.sapphire.wire.Resubscribe;
import io.sapphire.wire.Times;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What comes from the exchange adapter, seen from here. Only reads: everything may be asked again. */
public final class ExchangeMarket implements Venue {
    private final ReactorMarketDataServiceStub market;
    private final ReactorExecutionServiceStub execution;
    private final ReactorAccountServiceStub account;
    private final Duration patience;

    /** @param patience how long one call may take, a paced step included */
    public ExchangeMarket(Channel exchange, Duration patience) {
        this.market = ReactorMarketDataServiceGrpc.newReactorStub(exchange);
        this.execution = ReactorExecutionServiceGrpc.newReactorStub(exchange);
        this.account = ReactorAccountServiceGrpc.newReactorStub(exchange);
        this.patience = patience;
    }

    @Override
    public Mono<VenueDescription> describe() {
        return Mono.defer(() -> market.describeVenue(DescribeVenueRequest.getDefaultInstance()))
                .retryWhen(Resubscribe.to("the exchange adapter").filter(ExchangeMarket::isLoss))
                .map(ExchangeMarket::description);
    }

    private static VenueDescription description(DescribeVenueResponse venue) {
        return new VenueDescription(
                venue.getListingsList().stream().map(Markets::fromProto).toList(),
                venue.getPacing() == Pacing.PACING_LOCK_STEP,
                Times.fromProto(venue.getTradingStart()),
                venue.getStep(),
                venue.getSeed());
    }

    @Override
    public Flux<Frames> frames() {
        return Flux.defer(() -> market.streamFrames(StreamFramesRequest.getDefaultInstance()))
                .concatWith(Mono.error(ExchangeMarket::ended))
                .retryWhen(Resubscribe.to("frames"))
                .map(ExchangeMarket::frames);
    }

    private static Frames frames(StreamFramesResponse response) {
        var frames = response.getFramesList().stream().map(Markets::fromProto).toList();
        return new Frames(frames, response.getTraceparent(), response.getStep());
    }

    @Override
    public Flux<List<MeshEvent>> reports(long fromSequence) {
        var next = new AtomicLong(fromSequence);
        return Flux.defer(() -> execution.streamReports(StreamReportsRequest.newBuilder()
                        .setFromSequence(next.get())
                        .build()))
                .concatWith(Mono.error(ExchangeMarket::ended))
                .doOnNext(response -> next.set(lastOf(response) + 1))
                .retryWhen(Resubscribe.to("reports"))
                .map(response -> response.getReportsList().stream()
                        .map(Reports::fromProto)
                        .toList());
    }

    private static long lastOf(StreamReportsResponse response) {
        return response.getReports(response.getReportsCount() - 1).getSequence();
    }

    @Override
    public Mono<Step> complete(long step) {
        var request = CompleteFrameRequest.newBuilder().setStep(step).build();
        return Mono.defer(() -> market.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .completeFrame(request))
                .retryWhen(Resubscribe.to("step " + (step + 1)).filter(ExchangeMarket::isLoss))
                .map(ExchangeMarket::step);
    }

    private static Step step(CompleteFrameResponse step) {
        return new Step(
                step.getStep(),
                Times.fromProto(step.getVenueTime()),
                step.getFrames(),
                step.getLastReport(),
                step.getRecordingEnded());
    }

    @Override
    public Mono<Account> account() {
        return Mono.defer(() -> account.getAccount(GetAccountRequest.getDefaultInstance()))
                .retryWhen(Resubscribe.to("the account").filter(ExchangeMarket::isLoss))
                .map(ExchangeMarket::account);
    }

    private static Account account(GetAccountResponse response) {
        return new Account(
                response.getHoldingsList().stream().map(Accounts::fromProto).toList(), response.getLastReport());
    }

    private static boolean isLoss(Throwable failure) {
        return failure instanceof StatusRuntimeException status
                && status.getStatus().getCode() == Status.Code.UNAVAILABLE;
    }

    private static Throwable ended() {
        return Status.UNAVAILABLE.withDescription("the stream ended").asRuntimeException();
    }
}
