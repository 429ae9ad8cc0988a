package io.sapphire.gateway.grpc;

import io.grpc.Channel;
import io.grpc.Status;
import io.sapphire.gateway.view.Json;
import io.sapphire.gateway.view.Research.BacktestRequest;
import io.sapphire.gateway.view.Research.JobAnswer;
import io.sapphire.gateway.view.Research.JobRow;
import io.sapphire.gateway.view.Research.JobState;
import io.sapphire.gateway.view.Research.RecordingRequest;
import io.sapphire.gateway.view.Research.WhatIfRequest;
import io.sapphire.runner.v1.CancelRequest;
import io.sapphire.runner.v1.GetResultRequest;
import io.sapphire.runner.v1.GetResultResponse;
import io.sapphire.runner.v1.JobSummary;
import io.sapphire.runner.v1.ListJobsRequest;
import io.sapphire.runner.v1.Market;
import io.sapphire.runner.v1.ReactorRunnerServiceGrpc;
import io.sapphire.runner.v1.ReactorRunnerServiceGrpc.ReactorRunnerServiceStub;
import io.sapphire.runner.v1.StartBacktestRequest;
import io.sapphire.runner.v1.StartBacktestResponse;
import io.sapphire.runner.v1.StartWhatIfRequest;
import io.sapphire.runner.v1.StartWhatIfResponse;
import io.sapphire.runner.v1.StreamProgressResponse;
import io.sapphire.wire.Times;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What is asked of the runner, passed on; never retried. */
public final class RunnerHand {
    private final ReactorRunnerServiceStub stub;

    public RunnerHand(Channel channel) {
        this.stub = ReactorRunnerServiceGrpc.newReactorStub(channel);
    }

    /** The newest first. */
    public Mono<List<JobRow>> jobs() {
        return Mono.defer(() -> stub.listJobs(ListJobsRequest.getDefaultInstance()))
                .map(answer ->
                        answer.getJobsList().stream().map(RunnerHand::row).toList())
                .onErrorMap(RunnerHand::told);
    }

    /** @return the job's id */
    public Mono<String> backtest(BacktestRequest wish) {
        return Mono.fromSupplier(() -> request(wish))
                .flatMap(stub::startBacktest)
                .map(StartBacktestResponse::getJobId)
                .onErrorMap(RunnerHand::told);
    }

    private static StartBacktestRequest request(BacktestRequest wish) {
        var request = StartBacktestRequest.newBuilder()
                .addAllMarkets(wish.markets().stream().map(RunnerHand::market).toList())
                .addAllAgents(list(wish.agents()))
                .addAllSettings(list(wish.settings()))
                .addAllSweep(list(wish.sweep()))
                .setProfile(text(wish.profile()))
                .setWalkForward(text(wish.walkForward()))
                .setSeed(Optional.ofNullable(wish.seed()).orElse(0L));
        Optional.ofNullable(wish.fromUs()).ifPresent(from -> request.setFrom(Times.toProto(Json.instant(from))));
        Optional.ofNullable(wish.toUs()).ifPresent(to -> request.setTo(Times.toProto(Json.instant(to))));
        return request.build();
    }

    private static Market market(RecordingRequest recording) {
        return Market.newBuilder()
                .setRecording(text(recording.recording()))
                .setSymbol(text(recording.symbol()))
                .build();
    }

    /** @return the job's id */
    public Mono<String> whatIf(WhatIfRequest wish) {
        return Mono.fromSupplier(() -> StartWhatIfRequest.newBuilder()
                        .setRun(wish.run())
                        .setDecision(Optional.ofNullable(wish.decision()).orElse(0L))
                        .addAllDropAgents(list(wish.dropAgents()))
                        .addAllSettings(list(wish.settings()))
                        .setSimulate(Boolean.TRUE.equals(wish.simulate()))
                        .build())
                .flatMap(stub::startWhatIf)
                .map(StartWhatIfResponse::getJobId)
                .onErrorMap(RunnerHand::told);
    }

    /** One job, and its result if it has one. */
    public Mono<JobAnswer> job(String id) {
        return jobs().map(jobs -> jobs.stream()
                        .filter(job -> job.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("There is no such job.")))
                .flatMap(job -> result(id).map(result -> answer(job, result)).defaultIfEmpty(unfinished(job)))
                .onErrorMap(RunnerHand::told);
    }

    private Mono<GetResultResponse> result(String id) {
        return stub.getResult(GetResultRequest.newBuilder().setJobId(id).build())
                .onErrorResume(failure -> Status.fromThrowable(failure).getCode() == Status.Code.FAILED_PRECONDITION
                        ? Mono.empty()
                        : Mono.error(failure));
    }

    private static JobAnswer unfinished(JobRow job) {
        return new JobAnswer(job, null, List.of());
    }

    private static JobAnswer answer(JobRow job, GetResultResponse result) {
        var report = result.getReportJson();
        return new JobAnswer(job, report.isEmpty() ? null : report, result.getLinesList());
    }

    /** @return where it stood before */
    public Mono<JobState> cancel(String id) {
        return Mono.defer(() ->
                        stub.cancel(CancelRequest.newBuilder().setJobId(id).build()))
                .map(answer -> state(answer.getState()))
                .onErrorMap(RunnerHand::told);
    }

    private static JobRow row(JobSummary job) {
        var progress = job.getProgress();
        return new JobRow(
                job.getJobId(),
                job.getKind(),
                state(progress.getState()),
                progress.getStage(),
                progress.getPercent(),
                Optional.of(progress)
                        .filter(StreamProgressResponse::hasVenueTime)
                        .map(reached -> Times.fromProto(reached.getVenueTime()))
                        .orElse(null),
                job.getFailure().isEmpty() ? null : job.getFailure());
    }

    private static JobState state(io.sapphire.runner.v1.JobState state) {
        return switch (state) {
            case JOB_STATE_QUEUED -> JobState.QUEUED;
            case JOB_STATE_RUNNING -> JobState.RUNNING;
            case JOB_STATE_DONE -> JobState.DONE;
            case JOB_STATE_FAILED -> JobState.FAILED;
            case JOB_STATE_CANCELLED -> JobState.CANCELLED;
            case JOB_STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalStateException("the runner named no state of a job");
        };
    }

    private static List<String> list(@Nullable List<String> wanted) {
        return wanted == null ? List.of() : wanted;
    }

    private static String text(@Nullable String wanted) {
        return wanted == null ? "" : wanted;
    }

    private static Throwable told(Throwable failure) {
        return failure instanceof NoSuchElementException ? failure : Told.by("runner", "; is it started?", failure);
    }
}
