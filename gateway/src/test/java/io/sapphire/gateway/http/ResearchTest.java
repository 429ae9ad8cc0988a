package io.sapphire.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import io.sapphire.mesh.MeshServer;
import io.sapphire.runner.v1.CancelRequest;
import io.sapphire.runner.v1.CancelResponse;
import io.sapphire.runner.v1.GetResultRequest;
import io.sapphire.runner.v1.GetResultResponse;
import io.sapphire.runner.v1.JobState;
import io.sapphire.runner.v1.JobSummary;
import io.sapphire.runner.v1.ListJobsRequest;
import io.sapphire.runner.v1.ListJobsResponse;
import io.sapphire.runner.v1.ReactorRunnerServiceGrpc.RunnerServiceImplBase;
import io.sapphire.runner.v1.StartBacktestRequest;
import io.sapphire.runner.v1.StartBacktestResponse;
import io.sapphire.runner.v1.StartWhatIfRequest;
import io.sapphire.runner.v1.StartWhatIfResponse;
import io.sapphire.runner.v1.StreamProgressResponse;
import io.sapphire.wire.Statuses;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

class ResearchTest {
    private static final List<Object> asked = new CopyOnWriteArrayList<>();

    private static FakeCoordinator coordinator;
    private static MeshServer runner;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        coordinator = FakeCoordinator.telling(Story.seeded("run", 1, 3));
        runner = MeshServer.start("127.0.0.1:0", List.of(new FakeRunner()));
        gateway = RunningGateway.reading(coordinator, "runner=127.0.0.1:" + runner.port())
                .caughtUp(coordinator);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        runner.close();
        coordinator.close();
    }

    @Test
    void aBacktestIsBegunInTheWordsOfTheRunner() {
        post("/backtests", """
            {"markets":[{"recording":"bundled","symbol":"BTCUSDT"}],"agents":["trend-momentum"],"seed":42,
             "fromUs":1767614400000000,"settings":["sapphire.coordinator.limits.max-leverage=2"]}\
            """)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo("backtest-2");
        var request = (StartBacktestRequest) asked.getLast();
        assertThat(request.getMarkets(0).getRecording()).isEqualTo("bundled");
        assertThat(request.getFrom().getSeconds()).isEqualTo(1_767_614_400);
        assertThat(request.hasTo()).isFalse();
        assertThat(request.getSeed()).isEqualTo(42);
        assertThat(request.getAgentsList()).containsExactly("trend-momentum");
    }

    @Test
    void aQuestionAboutADecisionIsBegun() {
        post("/what-ifs", "{\"run\":\"r-1\",\"decision\":7,\"dropAgents\":[\"trend-momentum\"]}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo("what-if-3");
        assertThat(((StartWhatIfRequest) asked.getLast()).getDecision()).isEqualTo(7);
        post("/what-ifs", "{\"run\":\"r-1\"}").expectStatus().isBadRequest();
    }

    @Test
    void jobsAreListedByKindAndComeWithTheirResult() {
        send(HttpMethod.GET, "/backtests")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].state")
                .isEqualTo("DONE");
        send(HttpMethod.GET, "/backtests/backtest-1")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.report.net")
                .isEqualTo("1.5");
        send(HttpMethod.GET, "/what-ifs/what-if-9")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.job.percent")
                .isEqualTo(40)
                .jsonPath("$.report")
                .isEmpty();
        send(HttpMethod.DELETE, "/backtests/backtest-1")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.before")
                .isEqualTo("DONE");
        send(HttpMethod.GET, "/backtests/backtest-77").expectStatus().isNotFound();
    }

    @Test
    void whatTheRunnerRefusesIsToldInItsWords() {
        post("/backtests", "{\"markets\":[{\"recording\":\"nothing\"}]}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("there is no recording 'nothing'");
        post("/backtests", "{\"markets\":[{\"recording\":\"many\"}]}")
                .expectStatus()
                .isEqualTo(429);
        post("/backtests", "{}").expectStatus().isBadRequest();
    }

    @Test
    void withoutARunnerThatIsSaid() {
        try (var lonely = RunningGateway.reading(coordinator).caughtUp(coordinator)) {
            lonely.client()
                    .get()
                    .uri("/api/v1/backtests")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.items")
                    .isEmpty()
                    .jsonPath("$.itemsReason")
                    .value(reason -> assertThat(String.valueOf(reason)).startsWith("No runner is configured"));
            lonely.client()
                    .get()
                    .uri("/api/v1/backtests/backtest-1")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("NO_RUNNER");
        }
    }

    private static ResponseSpec post(String path, String body) {
        return gateway.client()
                .post()
                .uri("/api/v1" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static ResponseSpec send(HttpMethod method, String path) {
        return gateway.client().method(method).uri("/api/v1" + path).exchange();
    }

    private static final class FakeRunner extends RunnerServiceImplBase {

        @Override
        public Mono<StartBacktestResponse> startBacktest(StartBacktestRequest request) {
            asked.add(request);
            return switch (request.getMarkets(0).getRecording()) {
                case "nothing" -> Mono.error(new IllegalArgumentException("there is no recording 'nothing'"));
                case "many" ->
                    Mono.error(Status.RESOURCE_EXHAUSTED
                            .withDescription("16 jobs wait")
                            .asException());
                default ->
                    Mono.just(StartBacktestResponse.newBuilder()
                            .setJobId("backtest-2")
                            .build());
            };
        }

        @Override
        public Mono<StartWhatIfResponse> startWhatIf(StartWhatIfRequest request) {
            asked.add(request);
            return Mono.just(
                    StartWhatIfResponse.newBuilder().setJobId("what-if-3").build());
        }

        @Override
        public Mono<ListJobsResponse> listJobs(ListJobsRequest request) {
            return Mono.just(ListJobsResponse.newBuilder()
                    .addJobs(job("what-if-9", "what-if", JobState.JOB_STATE_RUNNING, 40))
                    .addJobs(job("backtest-1", "backtest", JobState.JOB_STATE_DONE, 100))
                    .build());
        }

        private static JobSummary job(String id, String kind, JobState state, int percent) {
            return JobSummary.newBuilder()
                    .setJobId(id)
                    .setKind(kind)
                    .setProgress(
                            StreamProgressResponse.newBuilder().setState(state).setPercent(percent))
                    .build();
        }

        @Override
        public Mono<GetResultResponse> getResult(GetResultRequest request) {
            return request.getJobId().equals("backtest-1")
                    ? Mono.just(GetResultResponse.newBuilder()
                            .setState(JobState.JOB_STATE_DONE)
                            .setReportJson("{\"net\":\"1.5\"}")
                            .build())
                    : Mono.error(new IllegalStateException("it has not ended"));
        }

        @Override
        public Mono<CancelResponse> cancel(CancelRequest request) {
            return Mono.just(CancelResponse.newBuilder()
                    .setState(JobState.JOB_STATE_DONE)
                    .build());
        }

        @Override
        protected Throwable onErrorMap(Throwable failure) {
            return Statuses.of(failure);
        }
    }
}
