package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Research.BacktestRequest;
import io.sapphire.gateway.view.Research.JobAnswer;
import io.sapphire.gateway.view.Research.JobCancelled;
import io.sapphire.gateway.view.Research.JobList;
import io.sapphire.gateway.view.Research.JobStarted;
import io.sapphire.gateway.view.Research.WhatIfRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What can be computed about the past. */
final class JobTable {
    private static final Parameter JOB = Parameter.path("id", "For example backtest-3.");

    private final ResearchHandler research;

    JobTable(ResearchHandler research) {
        this.research = research;
    }

    void past(Endpoints to) {
        jobs(to, "/backtests", "backtest", "backtests");
        jobs(to, "/what-ifs", "what-if", "what-ifs");
        start(to, "/backtests", "Trades a recording anew", BacktestRequest.class, research::backtest);
        start(
                to,
                "/what-ifs",
                "Takes a recorded decision again with something changed",
                WhatIfRequest.class,
                research::whatIf);
    }

    private void jobs(Endpoints to, String path, String kind, String plural) {
        to.add(
                Rule.LOOK,
                HttpMethod.GET,
                path,
                "All " + plural + ", newest first",
                List.of(),
                Optional.empty(),
                Endpoints.type(JobList.class),
                _ -> research.list(kind));
        to.add(
                Rule.LOOK,
                HttpMethod.GET,
                path + "/{id}",
                "One of the " + plural + " and its result",
                List.of(JOB),
                Optional.empty(),
                Endpoints.type(JobAnswer.class),
                research::job);
        to.add(
                Rule.ACT,
                HttpMethod.DELETE,
                path + "/{id}",
                "Stops it, or takes it out of the queue",
                List.of(JOB),
                Optional.empty(),
                Endpoints.type(JobCancelled.class),
                research::cancel);
    }

    private void start(
            Endpoints to, String path, String summary, Class<?> body, HandlerFunction<ServerResponse> handler) {
        to.add(
                Rule.ACT,
                HttpMethod.POST,
                path,
                summary,
                List.of(),
                Optional.of(Endpoints.type(body)),
                Endpoints.type(JobStarted.class),
                handler);
    }
}
