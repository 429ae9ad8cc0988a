package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Research.BacktestRequest;
import io.sapphire.gateway.view.Research.JobAnswer;
import io.sapphire.gateway.view.Research.JobRow;
import io.sapphire.gateway.view.Research.JobState;
import io.sapphire.gateway.view.Research.WhatIfRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * What can be asked of whoever trades the past. All fail as a {@link Command} does.
 *
 * @param jobs the newest first
 * @param backtest answers with the job's id, as a what-if does
 * @param job one job and its result, if it has one
 * @param cancel answers with where the job stood before
 */
public record Runner(
        Supplier<Mono<List<JobRow>>> jobs,
        Function<BacktestRequest, Mono<String>> backtest,
        Function<WhatIfRequest, Mono<String>> whatIf,
        Function<String, Mono<JobAnswer>> job,
        Function<String, Mono<JobState>> cancel) {}
