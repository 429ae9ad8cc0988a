package io.sapphire.analytics.grpc;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.sapphire.analytics.follow.EventLog;
import io.sapphire.analytics.follow.ShortLogException;
import io.sapphire.domain.event.Recorded;
import io.sapphire.event.v1.ReactorEventServiceGrpc;
import io.sapphire.event.v1.ReactorEventServiceGrpc.ReactorEventServiceStub;
import io.sapphire.event.v1.StreamEventsRequest;
import io.sapphire.event.v1.StreamEventsResponse;
import io.sapphire.wire.Events;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Reads the coordinator's event log. */
public final class EventFeed implements EventLog {
    /** Batches on their way; small, so that a slow reader holds up the server and not the memory. */
    private static final int PREFETCH = 2;

    private final ReactorEventServiceStub stub;

    public EventFeed(Channel channel) {
        this.stub = ReactorEventServiceGrpc.newReactorStub(channel);
    }

    @Override
    public Flux<List<Recorded>> from(long sequence) {
        var request = StreamEventsRequest.newBuilder().setFromSequence(sequence).build();
        return Flux.defer(() -> stub.streamEvents(request))
                .publishOn(Schedulers.boundedElastic(), PREFETCH)
                .map(EventFeed::decode)
                .onErrorMap(EventFeed::isStatus, EventFeed::told);
    }

    private static List<Recorded> decode(StreamEventsResponse response) {
        return response.getEventsList().stream().map(Events::fromProto).toList();
    }

    private static boolean isStatus(Throwable failure) {
        return failure instanceof StatusRuntimeException || failure instanceof StatusException;
    }

    private static Throwable told(Throwable failure) {
        var status = Status.fromThrowable(failure);
        var why = status.getDescription() == null ? status.getCode().toString() : status.getDescription();
        return status.getCode() == Status.Code.OUT_OF_RANGE
                ? new ShortLogException(why)
                : new IllegalStateException("the event log cannot be read: " + why, failure);
    }
}
