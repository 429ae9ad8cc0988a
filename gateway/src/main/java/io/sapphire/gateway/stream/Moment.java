package io.sapphire.gateway.stream;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.projection.Projection;
import java.time.Instant;

/** A moment of a run that somebody wants to look at. */
public sealed interface Moment {

    /** Once the event of this sequence was in the views. */
    record Sequence(long sequence) implements Moment {}

    /** The last state before venue time passed this. */
    record Time(Instant venueTime) implements Moment {}

    /** Whether an event had happened by then. */
    default boolean includes(Recorded recorded) {
        return switch (this) {
            case Sequence(var last) -> recorded.sequence() <= last;
            case Time(var last) ->
                !(recorded.event() instanceof MeshEvent.TimeAdvanced advanced
                        && advanced.venueTime().isAfter(last));
        };
    }

    /** Whether nothing has happened since. */
    default boolean isNow(Projection now) {
        return switch (this) {
            case Sequence(var last) -> last == now.sequence();
            case Time(var last) -> {
                var latest = now.asOf().eventTimeUs();
                yield latest != null && !last.isBefore(latest);
            }
        };
    }
}
