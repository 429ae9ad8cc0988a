package io.sapphire.bench.crowd;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.event.v1.ReactorEventServiceGrpc.EventServiceImplBase;
import io.sapphire.event.v1.RecordedEvent;
import io.sapphire.event.v1.StreamEventsRequest;
import io.sapphire.event.v1.StreamEventsResponse;
import io.sapphire.mesh.MeshServer;
import io.sapphire.wire.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A log that a gateway follows over gRPC, told event by event. */
final class ToldLog extends EventServiceImplBase implements AutoCloseable {
    private static final int BATCH = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NO_PREVIOUS = "0".repeat(64);

    private final List<RecordedEvent> events = new ArrayList<>();
    private final Sinks.Many<Integer> heads = Sinks.many().replay().latest();
    private final MeshServer server;

    ToldLog(List<MeshEvent> begun) {
        for (var event : begun) {
            var _ = add(event);
        }
        heads.emitNext(events.size(), Sinks.EmitFailureHandler.FAIL_FAST);
        this.server = MeshServer.start("127.0.0.1:0", List.of(this));
    }

    /** To be called by one thread. */
    void tell(MeshEvent event) {
        heads.emitNext(add(event), Sinks.EmitFailureHandler.busyLooping(PATIENCE));
    }

    private synchronized int add(MeshEvent event) {
        long sequence = events.size() + 1L;
        events.add(
                Events.toProto(new Recorded(sequence, Instant.now(), "%032x".formatted(sequence), NO_PREVIOUS, event)));
        return events.size();
    }

    private synchronized List<RecordedEvent> written(int from) {
        return List.copyOf(events.subList(from, Math.min(events.size(), from + BATCH)));
    }

    synchronized int size() {
        return events.size();
    }

    /** gRPC target. */
    String target() {
        return "127.0.0.1:" + server.port();
    }

    @Override
    public Flux<StreamEventsResponse> streamEvents(StreamEventsRequest request) {
        int[] next = {(int) Math.max(1, request.getFromSequence()) - 1};
        return heads.asFlux()
                .onBackpressureLatest()
                .concatMap(_ -> Flux.generate(sink -> {
                    var batch = written(next[0]);
                    if (batch.isEmpty()) {
                        sink.complete();
                    } else {
                        next[0] += batch.size();
                        sink.next(StreamEventsResponse.newBuilder()
                                .addAllEvents(batch)
                                .build());
                    }
                }));
    }

    @Override
    public void close() {
        server.close();
    }
}
