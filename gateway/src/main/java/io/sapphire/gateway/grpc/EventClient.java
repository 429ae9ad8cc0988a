package io.sapphire.gateway.grpc;

import io.grpc.Channel;
import io.grpc.Status;
import io.sapphire.domain.event.Recorded;
import io.sapphire.event.v1.ReactorEventServiceGrpc;
import io.sapphire.event.v1.ReactorEventServiceGrpc.ReactorEventServiceStub;
import io.sapphire.event.v1.StreamEventsRequest;
import io.sapphire.event.v1.StreamEventsResponse;
import io.sapphire.gateway.stream.EventLog;
import io.sapphire.wire.Events;
import io.sapphire.wire.Resubscribe;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Reads the coordinator's event log. */
public final class EventClient implements EventLog {
    /** Batches on their way; small, so that a slow reader holds up the server and not the memory. */
    private static final int PREFETCH = 2;

    private final ReactorEventServiceStub stub;
    private final Consumer<Map<Long, String>> traced;
    private volatile boolean connected;
    private volatile long goal;

    /** @param traced told the trace contexts, by sequence, of events that are followed and arrive */
    public EventClient(Channel channel, Consumer<Map<Long, String>> traced) {
        this.stub = ReactorEventServiceGrpc.newReactorStub(channel);
        this.traced = traced;
    }

    /** After a loss it asks for the last event again: if that is not the same any more, the log is another run's. */
    @Override
    public Flux<List<Recorded>> follow() {
        return Flux.defer(() -> {
            var bookmark = new Bookmark();
            return Flux.defer(() -> responses(bookmark.sequence()))
                    .doOnNext(response -> traced.accept(response.getTraceparentsMap()))
                    .doOnNext(response -> bookmark.aim(response.getHead()))
                    .map(EventClient::decode)
                    .map(bookmark::unread)
                    .filter(batch -> !batch.isEmpty())
                    .doOnNext(bookmark::put)
                    .onErrorMap(failure -> rewound(failure, bookmark))
                    .doOnError(_ -> connected = false)
                    .repeat()
                    .retryWhen(Resubscribe.to("event log"));
        });
    }

    private static Throwable rewound(Throwable failure, Bookmark bookmark) {
        if (Status.fromThrowable(failure).getCode() == Status.Code.OUT_OF_RANGE) {
            bookmark.remove();
        }
        return failure;
    }

    @Override
    public Flux<List<Recorded>> from(long sequence) {
        return responses(sequence).map(EventClient::decode);
    }

    private Flux<StreamEventsResponse> responses(long sequence) {
        var request = StreamEventsRequest.newBuilder().setFromSequence(sequence).build();
        return Flux.defer(() -> stub.streamEvents(request))
                .publishOn(Schedulers.boundedElastic(), PREFETCH)
                .onErrorMap(EventClient::retired);
    }

    /** The log may have forgotten its beginning. */
    private static Throwable retired(Throwable failure) {
        var status = Status.fromThrowable(failure);
        return status.getCode() == Status.Code.FAILED_PRECONDITION
                ? new NoSuchElementException(
                        "The log does not reach back so far: %s.".formatted(status.getDescription()))
                : failure;
    }

    private static List<Recorded> decode(StreamEventsResponse response) {
        return response.getEventsList().stream().map(Events::fromProto).toList();
    }

    @Override
    public long goal() {
        return goal;
    }

    @Override
    public boolean connected() {
        return connected;
    }

    /** The last event read, and so where reading goes on. For one thread at a time. */
    private final class Bookmark {
        private List<Recorded> last = List.of();
        private boolean fresh = true;

        long sequence() {
            fresh = true;
            return last.isEmpty() ? 1 : last.getLast().sequence();
        }

        /** The first answer of a connection says how far there is to read. */
        void aim(long head) {
            if (fresh) {
                goal = head;
            }
        }

        /** What is new in a batch. @throws IllegalStateException if the log is another run's */
        List<Recorded> unread(List<Recorded> batch) {
            connected = true;
            if (!fresh || last.isEmpty()) {
                fresh = false;
                return batch;
            }
            fresh = false;
            if (!batch.getFirst().equals(last.getLast())) {
                remove();
                throw new IllegalStateException("the event log is another run's now");
            }
            return batch.subList(1, batch.size());
        }

        void put(List<Recorded> batch) {
            last = List.of(batch.getLast());
        }

        void remove() {
            last = List.of();
        }
    }
}
