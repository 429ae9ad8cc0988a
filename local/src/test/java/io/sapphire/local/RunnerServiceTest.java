package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.job.Folders;
import io.sapphire.local.job.grpc.RunnerEndpoint;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.mesh.MeshServer;
import io.sapphire.runner.v1.CancelRequest;
import io.sapphire.runner.v1.GetResultRequest;
import io.sapphire.runner.v1.GetResultResponse;
import io.sapphire.runner.v1.JobState;
import io.sapphire.runner.v1.Market;
import io.sapphire.runner.v1.RunnerServiceGrpc;
import io.sapphire.runner.v1.RunnerServiceGrpc.RunnerServiceBlockingStub;
import io.sapphire.runner.v1.StartBacktestRequest;
import io.sapphire.runner.v1.StartWhatIfRequest;
import io.sapphire.runner.v1.StreamProgressRequest;
import io.sapphire.runner.v1.StreamProgressResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The runner over its wire: a real server and a real client on loopback. */
@Tag("slow")
class RunnerServiceTest {
    private static final String SHORT_HORIZONS = "sapphire.agents.trend-momentum.horizons=2,4,8";

    @TempDir
    private static Path folder;

    private static RecordedDay day;
    private static RunnerEndpoint endpoint;
    private static MeshServer server;
    private static ManagedChannel channel;

    @BeforeAll
    static void serve() throws IOException {
        day = RecordedDay.in(folder);
        endpoint = new RunnerEndpoint(new SapphireHome(day.home()), new Folders(folder, folder));
        server = MeshServer.start("127.0.0.1:0", List.of(endpoint));
        server.serving(true);
        channel = MeshChannel.to("127.0.0.1:" + server.port());
    }

    @AfterAll
    static void stop() {
        var _ = channel.shutdownNow();
        server.close();
        endpoint.close();
    }

    @Test
    void aBacktestIsTheRunThatWasRecorded() {
        var job = runner().startBacktest(
                        request("synthetic.gz").addSettings(SHORT_HORIZONS).build())
                .getJobId();
        var told = progress(job);
        assertThat(told).extracting(StreamProgressResponse::getState).last().isEqualTo(JobState.JOB_STATE_DONE);
        assertThat(told).extracting(StreamProgressResponse::getPercent).last().isEqualTo(100);
        var result = result(job);
        assertThat(result.getFailure()).isEmpty();
        var report = JsonMapper.shared().readTree(result.getReportJson());
        assertThat(report.required("stateHash").asString()).isEqualTo(day.up().text("stateHash"));
        assertThat(result.getReportHtml()).contains(day.up().text("stateHash"));
    }

    @Test
    void aDecisionIsTakenAgainWithoutAnAgent() {
        var job = runner().startWhatIf(StartWhatIfRequest.newBuilder()
                        .setRun("data")
                        .setDecision(1)
                        .addDropAgents("trend-momentum")
                        .build())
                .getJobId();
        assertThat(progress(job))
                .last()
                .extracting(StreamProgressResponse::getState)
                .isEqualTo(JobState.JOB_STATE_DONE);
        var asked = day.run("what-if", day.data().toString(), "1", "--drop-agent=trend-momentum");
        assertThat(result(job).getLinesList()).containsExactlyElementsOf(asked.lines());
    }

    @Test
    void theRunThatGoesOnIsNamedByItsIdBesideTheFinishedOnes() {
        var id = StoredRun.in(day.data()).record().orElseThrow().id();
        var folders = new Folders(folder, day.data().resolve("runs"));
        assertThat(folders.run(id)).isEqualTo(day.data());
        assertThatThrownBy(() -> folders.run("20131126-000000-000")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void whatIsCancelledStopsAndTheNextOneRuns() {
        var first = runner().startBacktest(request("bundled").build()).getJobId();
        var queued = runner().startBacktest(request("bundled").build()).getJobId();
        assertRefused(Status.Code.FAILED_PRECONDITION, "has not ended", () -> result(first));
        assertThat(cancel(queued)).isEqualTo(JobState.JOB_STATE_QUEUED);
        assertThat(cancel(first)).isIn(JobState.JOB_STATE_QUEUED, JobState.JOB_STATE_RUNNING);
        assertThat(progress(first))
                .last()
                .extracting(StreamProgressResponse::getState)
                .isEqualTo(JobState.JOB_STATE_CANCELLED);
        assertThat(result(queued).getState()).isEqualTo(JobState.JOB_STATE_CANCELLED);
        assertThat(cancel(first)).isEqualTo(JobState.JOB_STATE_CANCELLED);
        var next = runner().startBacktest(
                        request("synthetic.gz").addAgents("vpin-hft").build())
                .getJobId();
        assertThat(progress(next))
                .last()
                .extracting(StreamProgressResponse::getState)
                .isEqualTo(JobState.JOB_STATE_DONE);
    }

    @Test
    void whatCannotBeRunIsRefusedInASentence() throws IOException {
        var bad = Files.writeString(folder.resolve("btc-bad.csv"), "timestamp,open,high,low,close,volume\n1,x\n");
        assertThat(bad).exists();
        assertRefused(Status.Code.NOT_FOUND, "there is no job 'x-1'", () -> result("x-1"));
        assertRefused(Status.Code.NOT_FOUND, "there is no recording 'none.gz'", () -> start("none.gz"));
        assertRefused(Status.Code.INVALID_ARGUMENT, "is not the name of one here", () -> start("../secret"));
        assertRefused(Status.Code.INVALID_ARGUMENT, "is not the name of one here", () -> start("/etc/passwd"));
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "capital letters or digits",
                () -> runner().startBacktest(StartBacktestRequest.newBuilder()
                        .addMarkets(Market.newBuilder().setRecording("bundled").setSymbol("/../../secret=BTCUSDT"))
                        .build()));
        assertRefused(Status.Code.INVALID_ARGUMENT, "line 2 is not a bar", () -> start("btc-bad.csv"));
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "is not a setting of trading",
                () -> runner().startBacktest(request("bundled")
                        .addSettings("sapphire.agents.financial-sentiment.feeds=/etc/passwd")
                        .build()));
        for (var file : List.of("/etc/passwd", "../../secret", "none.csv")) {
            assertThatThrownBy(() -> runner().startBacktest(request("bundled")
                            .addSettings("sapphire.simulator.funding=" + file)
                            .build()))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining("file of rates '" + file + "'");
        }
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "sapphire.simulator.latency",
                () -> runner().startBacktest(request("bundled")
                        .addSettings("sapphire.simulator.latency=soon")
                        .build()));
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "Say what is to be otherwise",
                () -> runner().startWhatIf(StartWhatIfRequest.newBuilder()
                        .setRun("data")
                        .setDecision(1)
                        .build()));
    }

    private static void assertRefused(Status.Code code, String words, Supplier<Object> call) {
        assertThatThrownBy(call::get)
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(code))
                .hasMessageContaining(words);
    }

    private static String start(String recording) {
        return runner().startBacktest(request(recording).build()).getJobId();
    }

    private static StartBacktestRequest.Builder request(String recording) {
        return StartBacktestRequest.newBuilder()
                .addMarkets(Market.newBuilder().setRecording(recording))
                .setSeed(1);
    }

    private static List<StreamProgressResponse> progress(String job) {
        var told = new ArrayList<StreamProgressResponse>();
        runner().streamProgress(StreamProgressRequest.newBuilder().setJobId(job).build())
                .forEachRemaining(told::add);
        return told;
    }

    private static GetResultResponse result(String job) {
        return runner().getResult(GetResultRequest.newBuilder().setJobId(job).build());
    }

    private static JobState cancel(String job) {
        return runner().cancel(CancelRequest.newBuilder().setJobId(job).build()).getState();
    }

    private static RunnerServiceBlockingStub runner() {
        return RunnerServiceGrpc.newBlockingStub(channel);
    }
}
