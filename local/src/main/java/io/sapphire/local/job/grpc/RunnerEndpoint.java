package io.sapphire.local.job.grpc;

import io.grpc.Status;
import io.sapphire.domain.market.Symbol;
import io.sapphire.local.backtest.BacktestOrder;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.job.Folders;
import io.sapphire.local.job.Job;
import io.sapphire.local.job.JobProgress;
import io.sapphire.local.job.JobResult;
import io.sapphire.local.job.JobState;
import io.sapphire.local.job.Jobs;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.runner.WhatIf;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.local.sentence.Sentence;
import io.sapphire.runner.v1.CancelRequest;
import io.sapphire.runner.v1.CancelResponse;
import io.sapphire.runner.v1.GetResultRequest;
import io.sapphire.runner.v1.GetResultResponse;
import io.sapphire.runner.v1.JobSummary;
import io.sapphire.runner.v1.ListJobsRequest;
import io.sapphire.runner.v1.ListJobsResponse;
import io.sapphire.runner.v1.Market;
import io.sapphire.runner.v1.ReactorRunnerServiceGrpc.RunnerServiceImplBase;
import io.sapphire.runner.v1.StartBacktestRequest;
import io.sapphire.runner.v1.StartBacktestResponse;
import io.sapphire.runner.v1.StartWhatIfRequest;
import io.sapphire.runner.v1.StartWhatIfResponse;
import io.sapphire.runner.v1.StreamProgressRequest;
import io.sapphire.runner.v1.StreamProgressResponse;
import io.sapphire.wire.Statuses;
import io.sapphire.wire.Times;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import picocli.CommandLine.ParameterException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Backtests and what-ifs for callers. Translates, delegates, translates back. */
public final class RunnerEndpoint extends RunnerServiceImplBase implements AutoCloseable {
    private final SapphireHome home;
    private final Folders folders;
    private final Jobs jobs = new Jobs();

    public RunnerEndpoint(SapphireHome home, Folders folders) {
        this.home = home;
        this.folders = folders;
    }

    // Opening a recording reads all of it: not on the caller's thread.
    @Override
    public Mono<StartBacktestResponse> startBacktest(StartBacktestRequest request) {
        return Mono.fromSupplier(() -> {
                    var order = BacktestOrder.parse(home, typed(request));
                    return jobs.start("backtest", watch -> {
                        var made = order.run(watch);
                        return new JobResult.Report(made.json(), made.html());
                    });
                })
                .map(job ->
                        StartBacktestResponse.newBuilder().setJobId(job.id()).build())
                .subscribeOn(Schedulers.boundedElastic());
    }

    private String[] typed(StartBacktestRequest request) {
        if (request.getMarketsCount() == 0) {
            throw new IllegalArgumentException("name at least one market");
        }
        return Stream.of(
                        request.getMarketsList().stream().map(this::data),
                        request.getSettingsList().stream().map(setting -> "--set=" + folders.setting(setting)),
                        request.getSweepList().stream().map(axis -> "--sweep=" + folders.axis(axis)),
                        option("--agents=", String.join(",", request.getAgentsList())),
                        option("--profile=", request.getProfile()),
                        option("--walk-forward=", request.getWalkForward()),
                        option(
                                "--from=",
                                request.hasFrom()
                                        ? Times.fromProto(request.getFrom()).toString()
                                        : ""),
                        option(
                                "--to=",
                                request.hasTo()
                                        ? Times.fromProto(request.getTo()).toString()
                                        : ""),
                        Stream.of("--seed=" + request.getSeed()))
                .flatMap(some -> some)
                .toArray(String[]::new);
    }

    private String data(Market market) {
        var recording = folders.recording(market.getRecording());
        return "--data=" + recording + (market.getSymbol().isEmpty() ? "" : "=" + new Symbol(market.getSymbol()));
    }

    private static Stream<String> option(String name, String value) {
        return value.isEmpty() ? Stream.of() : Stream.of(name + value);
    }

    @Override
    public Mono<StartWhatIfResponse> startWhatIf(StartWhatIfRequest request) {
        return Mono.fromSupplier(() -> {
                    var run = StoredRun.in(folders.run(request.getRun()));
                    var question =
                            WhatIf.of(request.getDecision(), request.getDropAgentsList(), request.getSettingsList());
                    return jobs.start(
                            "what-if",
                            _ -> new JobResult.Lines(question.answer(home, run, request.getSimulate())
                                    .lines()));
                })
                .map(job -> StartWhatIfResponse.newBuilder().setJobId(job.id()).build())
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Flux<StreamProgressResponse> streamProgress(StreamProgressRequest request) {
        return Flux.defer(() -> jobs.find(request.getJobId()).progress())
                .onBackpressureLatest()
                .map(RunnerEndpoint::response);
    }

    private static StreamProgressResponse response(JobProgress progress) {
        var response = StreamProgressResponse.newBuilder()
                .setState(state(progress.state()))
                .setStage(progress.stage())
                .setPercent(progress.percent());
        progress.venueTime().ifPresent(time -> response.setVenueTime(Times.toProto(time)));
        return response.build();
    }

    @Override
    public Mono<GetResultResponse> getResult(GetResultRequest request) {
        return Mono.fromSupplier(() -> result(jobs.find(request.getJobId())));
    }

    private static GetResultResponse result(Job job) {
        var state = job.state();
        if (!state.isOver()) {
            throw new IllegalStateException("job " + job.id() + " has not ended");
        }
        var response = GetResultResponse.newBuilder().setState(state(state));
        job.failure().ifPresent(response::setFailure);
        job.result().ifPresent(result -> {
            switch (result) {
                case JobResult.Report(var json, var html) ->
                    response.setReportJson(json).setReportHtml(html);
                case JobResult.Lines(var lines) -> response.addAllLines(lines);
            }
        });
        return response.build();
    }

    @Override
    public Mono<ListJobsResponse> listJobs(ListJobsRequest request) {
        return Mono.fromSupplier(() -> ListJobsResponse.newBuilder()
                .addAllJobs(jobs.all().stream().map(RunnerEndpoint::summary).toList())
                .build());
    }

    private static JobSummary summary(Job job) {
        var summary =
                JobSummary.newBuilder().setJobId(job.id()).setKind(job.kind()).setProgress(response(job.now()));
        job.failure().ifPresent(summary::setFailure);
        return summary.build();
    }

    @Override
    public Mono<CancelResponse> cancel(CancelRequest request) {
        return Mono.fromSupplier(() -> jobs.find(request.getJobId()).cancel())
                .map(state -> CancelResponse.newBuilder().setState(state(state)).build());
    }

    private static io.sapphire.runner.v1.JobState state(JobState state) {
        return switch (state) {
            case QUEUED -> io.sapphire.runner.v1.JobState.JOB_STATE_QUEUED;
            case RUNNING -> io.sapphire.runner.v1.JobState.JOB_STATE_RUNNING;
            case DONE -> io.sapphire.runner.v1.JobState.JOB_STATE_DONE;
            case FAILED -> io.sapphire.runner.v1.JobState.JOB_STATE_FAILED;
            case CANCELLED -> io.sapphire.runner.v1.JobState.JOB_STATE_CANCELLED;
        };
    }

    /** A refusal is about what was asked for; too many jobs are too many. */
    @Override
    protected Throwable onErrorMap(Throwable cause) {
        return switch (cause) {
            case Refusal refusal ->
                Status.INVALID_ARGUMENT
                        .withDescription(refusal.getMessage())
                        .withCause(refusal)
                        .asException();
            case ParameterException wrong ->
                Status.INVALID_ARGUMENT
                        .withDescription(wrong.getMessage())
                        .withCause(wrong)
                        .asException();
            case BindException unusable ->
                Status.INVALID_ARGUMENT
                        .withDescription(Sentence.of(unusable))
                        .withCause(unusable)
                        .asException();
            case RejectedExecutionException many ->
                Status.RESOURCE_EXHAUSTED
                        .withDescription(many.getMessage())
                        .withCause(many)
                        .asException();
            default -> Statuses.of(cause);
        };
    }

    @Override
    public void close() {
        jobs.close();
    }
}
