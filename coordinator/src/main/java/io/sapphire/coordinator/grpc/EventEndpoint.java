package io.sapphire.coordinator.grpc;

import io.grpc.Status;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.domain.event.Recorded;
import io.sapphire.event.v1.ReactorEventServiceGrpc.EventServiceImplBase;
import io.sapphire.event.v1.StreamEventsRequest;
import io.sapphire.event.v1.StreamEventsResponse;
import io.sapphire.event.v1.VerifyLogRequest;
import io.sapphire.event.v1.VerifyLogResponse;
import io.sapphire.wire.Events;
import io.sapphire.wire.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Streams the log from the file: a reader that is slow stays behind, and nothing is kept for it in memory.
 */
public final class EventEndpoint extends EventServiceImplBase {
    private static final int BATCH = 256;
    /** Encoded; well below what one message may have, as the last event of a batch may go beyond it. */
    private static final long BATCH_BYTES = 2L * 1024 * 1024;

    private final FileEventLog log;
    private final Flux<Long> heads;
    private final LongFunction<String> traceparents;
    private final Verifications verifications;

    /**
     * Of one log.
     *
     * @param heads sequence of the newest event, whenever it rises; a new subscriber gets the latest at once
     * @param traceparents of the step that recorded an event; empty if it is of no interest, or not known
     */
    public EventEndpoint(
            FileEventLog log, Flux<Long> heads, LongFunction<String> traceparents, Verifications verifications) {
        this.log = log;
        this.heads = heads;
        this.traceparents = traceparents;
        this.verifications = verifications;
    }

    @Override
    public Flux<StreamEventsResponse> streamEvents(StreamEventsRequest request) {
        long from = Math.max(1, request.getFromSequence());
        return Flux.using(() -> read(from), this::follow, LogReader::close).subscribeOn(Schedulers.boundedElastic());
    }

    private LogReader read(long from) {
        long first = log.firstSequence();
        if (from < first) {
            throw new IllegalStateException("events 1 to %d were retired".formatted(first - 1));
        }
        var reader = log.read(from);
        if (reader.next() < from) {
            reader.close();
            throw Status.OUT_OF_RANGE
                    .withDescription("the log ends at event %d".formatted(reader.next() - 1))
                    .asRuntimeException();
        }
        return reader;
    }

    private Flux<StreamEventsResponse> follow(LogReader reader) {
        return heads.onBackpressureLatest()
                .publishOn(Schedulers.boundedElastic(), 1)
                .concatMap(_ -> written(reader), 1)
                .map(this::response);
    }

    /** All that is written by now, in batches. */
    private static Flux<List<Recorded>> written(LogReader reader) {
        return Flux.generate(sink -> {
            var batch = batch(reader);
            if (batch.isEmpty()) {
                sink.complete();
            } else {
                sink.next(batch);
            }
        });
    }

    private static List<Recorded> batch(LogReader reader) {
        var batch = new ArrayList<Recorded>(BATCH);
        long bytes = 0;
        Optional<Recorded> next = reader.read();
        while (next.isPresent()) {
            batch.add(next.get());
            bytes += reader.bytes().length;
            next = batch.size() < BATCH && bytes < BATCH_BYTES ? reader.read() : Optional.empty();
        }
        return batch;
    }

    private StreamEventsResponse response(List<Recorded> batch) {
        var response = StreamEventsResponse.newBuilder().setHead(log.lastSequence());
        for (var recorded : batch) {
            response.addEvents(Events.toProto(recorded));
            var traceparent = traceparents.apply(recorded.sequence());
            if (!traceparent.isEmpty()) {
                response.putTraceparents(recorded.sequence(), traceparent);
            }
        }
        return response.build();
    }

    @Override
    public Flux<VerifyLogResponse> verifyLog(VerifyLogRequest request) {
        return verifications.next();
    }

    @Override
    protected Throwable onErrorMap(Throwable failure) {
        return Statuses.of(failure);
    }
}
