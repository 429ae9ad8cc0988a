package io.sapphire.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.sapphire.analytics.AnalyticsProperties.Batch;
import io.sapphire.analytics.bigquery.FakeBigQuery;
import io.sapphire.analytics.fold.TestLog;
import io.sapphire.analytics.grpc.EventFeed;
import io.sapphire.analytics.table.Schema;
import io.sapphire.domain.event.Recorded;
import io.sapphire.event.v1.ReactorEventServiceGrpc.EventServiceImplBase;
import io.sapphire.event.v1.StreamEventsRequest;
import io.sapphire.event.v1.StreamEventsResponse;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.mesh.MeshServer;
import io.sapphire.table.v1.GetStatusRequest;
import io.sapphire.table.v1.GetStatusResponse;
import io.sapphire.table.v1.QueryRequest;
import io.sapphire.table.v1.TableServiceGrpc;
import io.sapphire.wire.Events;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** The service as it runs, beside a coordinator that only has a log. */
class AnalyticsTest {
    private static final String TOKEN = "canary-token";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    /** Serves a log that grows, as the coordinator does: what there is, then what comes. */
    private static final class LogServer extends EventServiceImplBase {
        private final Sinks.Many<List<Recorded>> later =
                Sinks.many().multicast().directBestEffort();
        private final List<Long> asked = new ArrayList<>();
        private volatile List<Recorded> events;

        LogServer(List<Recorded> events) {
            this.events = events;
        }

        @Override
        public synchronized Flux<StreamEventsResponse> streamEvents(StreamEventsRequest request) {
            asked.add(request.getFromSequence());
            int from = (int) request.getFromSequence() - 1;
            if (from > events.size()) {
                return Flux.error(Status.OUT_OF_RANGE
                        .withDescription("the log ends at event " + events.size())
                        .asRuntimeException());
            }
            return Flux.concat(Flux.just(events.subList(from, events.size())), later.asFlux())
                    .filter(some -> !some.isEmpty())
                    .map(LogServer::response);
        }

        synchronized void append(List<Recorded> more) {
            var all = new ArrayList<>(events);
            all.addAll(more);
            events = all;
            later.emitNext(more, Sinks.EmitFailureHandler.FAIL_FAST);
        }

        private static StreamEventsResponse response(List<Recorded> events) {
            return StreamEventsResponse.newBuilder()
                    .addAllEvents(events.stream().map(Events::toProto).toList())
                    .build();
        }
    }

    @AfterEach
    void close() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void followsTheLogAndGoesOnWhereItStood() throws Exception {
        var log = TestLog.random("run", 4, 60);
        var coordinator = new LogServer(log.subList(0, 100));
        try (var server = serve(coordinator);
                var analytics = start(server.port())) {
            var stub = stub(analytics);
            await(() -> status(stub).getSequence() == 100);
            assertThat(status(stub).getRunId()).isEqualTo("run");
            coordinator.append(log.subList(100, 120));
            await(() -> status(stub).getSequence() == 120);
        }
        coordinator.append(log.subList(120, log.size()));
        try (var server = serve(coordinator);
                var analytics = start(server.port())) {
            var stub = stub(analytics);
            await(() -> status(stub).getSequence() == log.size());
            assertThat(one(stub, "select count(*) || ' ' || max(sequence) from audit"))
                    .isEqualTo(log.size() + " " + log.size());
        }
        assertThat(coordinator.asked).containsExactly(1L, 120L);
    }

    @Test
    void otherRunIsWrittenFromItsBeginning() throws Exception {
        try (var server = serve(new LogServer(TestLog.random("long", 4, 60)));
                var analytics = start(server.port())) {
            await(() -> status(stub(analytics)).getRunId().equals("long"));
        }
        var other = TestLog.random("short", 5, 10);
        try (var server = serve(new LogServer(other));
                var analytics = start(server.port())) {
            var stub = stub(analytics);
            await(() -> status(stub).getRunId().equals("short"));
            await(() -> status(stub).getSequence() == other.size());
            assertThat(status(stub).getFailure()).isEmpty();
            assertThat(one(stub, "select count(*) from audit where run_id = 'short'"))
                    .isEqualTo(Integer.toString(other.size()));
        }
    }

    @Test
    void coordinatorThatIsGoneIsSaidAndTheTablesCanStillBeAsked() throws Exception {
        var log = TestLog.random("run", 4, 20);
        var server = serve(new LogServer(log));
        try (var analytics = start(server.port())) {
            var stub = stub(analytics);
            await(() -> status(stub).getSequence() == log.size());
            server.close();
            await(() -> status(stub).getFailure().startsWith("the event log cannot be read: "));
            assertThat(one(stub, "select max(sequence) from audit")).isEqualTo(Integer.toString(log.size()));
        }
    }

    @Test
    void onlyWhoeverKnowsTheTokenMayAsk() {
        var server = serve(new LogServer(TestLog.random("run", 4, 5)));
        open.add(server);
        var analytics = start(server.port());
        open.add(analytics);
        var plain = TableServiceGrpc.newBlockingStub(channel(analytics));
        var question = QueryRequest.newBuilder().setSql("select 1").build();
        assertThat(plain.getStatus(GetStatusRequest.getDefaultInstance()).getStore())
                .startsWith("DuckDB, ");
        assertThatThrownBy(() -> plain.query(question).next())
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessage("PERMISSION_DENIED: the token is missing or wrong");
        assertThatThrownBy(() -> with(plain, "wrong").query(question).next())
                .hasMessage("PERMISSION_DENIED: the token is missing or wrong");
    }

    @Test
    void questionThatIsNoneIsNamed() throws Exception {
        try (var server = serve(new LogServer(TestLog.random("run", 4, 5)));
                var analytics = start(server.port())) {
            var stub = stub(analytics);
            await(() -> status(stub).getSequence() > 0);
            assertThatThrownBy(() -> one(stub, "drop table fills"))
                    .hasMessage(
                            "INVALID_ARGUMENT: Only one SELECT is answered at a time: nothing can be changed here.");
        }
    }

    private static MeshServer serve(LogServer coordinator) {
        return MeshServer.start("127.0.0.1:0", List.<BindableService>of(coordinator));
    }

    @Test
    void tablesInBigQueryGrowAndAreAskedThere() throws Exception {
        var log = TestLog.random("run", 4, 60);
        var coordinator = new LogServer(log.subList(0, 100));
        try (var google = new FakeBigQuery();
                var server = serve(coordinator);
                var analytics = start(server.port(), "", new BigQueryPlace(google.access(), Schema.current()))) {
            var stub = stub(analytics);
            await(() -> status(stub).getSequence() == 100);
            coordinator.append(log.subList(100, log.size()));
            await(() -> status(stub).getSequence() == log.size());
            assertThat(status(stub).getStore()).isEqualTo("BigQuery, my-project.trading");
            assertThatThrownBy(() -> one(stub, "select 1"))
                    .hasMessage("FAILED_PRECONDITION: The tables are in BigQuery's my-project.trading: ask there.");
        }
    }

    @Test
    void placeThatIsNoneEndsTheStartWithOneSentence() {
        assertThatThrownBy(() -> AnalyticsApplication.application()
                        .run(
                                "--sapphire.analytics.listen=127.0.0.1:0",
                                "--sapphire.analytics.coordinator=127.0.0.1:1",
                                "--sapphire.analytics.bigquery=trading"))
                .hasRootCauseMessage("sapphire.analytics.bigquery must be PROJECT.DATASET, was 'trading'");
    }

    @Test
    void tablesAreInOnePlace() {
        assertThatThrownBy(() -> properties(1, "", ""))
                .hasMessage("either sapphire.analytics.file says where DuckDB keeps the tables, or"
                        + " sapphire.analytics.bigquery in which PROJECT.DATASET they are");
        assertThatThrownBy(() -> properties(1, "tables.duckdb", "my-project.trading"))
                .hasMessageStartingWith("either sapphire.analytics.file ");
    }

    private Analytics start(int coordinator) {
        var tables = folder.resolve("tables.duckdb").toString();
        return start(coordinator, tables, new DuckDbPlace(tables, Schema.current()));
    }

    private static AnalyticsProperties properties(int coordinator, String file, String bigquery) {
        return new AnalyticsProperties(
                "127.0.0.1:0", "127.0.0.1:" + coordinator, file, bigquery, "", new Batch(7, Duration.ofMillis(5)));
    }

    private Analytics start(int coordinator, String file, TablePlace place) {
        var properties = properties(coordinator, file, file.isEmpty() ? "my-project.trading" : "");
        var channel = MeshChannel.to(properties.coordinator());
        open.add(channel::shutdownNow);
        var analytics = new Analytics(properties, place, Schema.current(), new EventFeed(channel), TOKEN);
        analytics.start();
        return analytics;
    }

    private TableServiceGrpc.TableServiceBlockingStub stub(Analytics analytics) {
        return with(TableServiceGrpc.newBlockingStub(channel(analytics)), TOKEN);
    }

    private ManagedChannel channel(Analytics analytics) {
        var channel = MeshChannel.to("127.0.0.1:" + analytics.port());
        open.add(channel::shutdownNow);
        return channel;
    }

    private static TableServiceGrpc.TableServiceBlockingStub with(
            TableServiceGrpc.TableServiceBlockingStub stub, String token) {
        var header = new Metadata();
        header.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(header));
    }

    private static GetStatusResponse status(TableServiceGrpc.TableServiceBlockingStub stub) {
        return stub.getStatus(GetStatusRequest.getDefaultInstance());
    }

    /** The first cell of the first row. */
    private static String one(TableServiceGrpc.TableServiceBlockingStub stub, String sql) {
        var parts = stub.query(QueryRequest.newBuilder().setSql(sql).build());
        assertThat(parts.next().getHeadingsCount()).isEqualTo(1);
        return parts.next().getRows(0).getCells(0).getValue();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        var never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
            assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
