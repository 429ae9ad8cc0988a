package io.sapphire.coordinator.grpc;

import io.sapphire.coordinator.eventlog.RecordCodec;
import io.sapphire.domain.event.Recorded;
import io.sapphire.wire.Events;

/** Records on the disk look as they do on the wire. */
public final class EventCodec implements RecordCodec {

    @Override
    public byte[] encode(Recorded recorded) {
        return Events.encode(recorded);
    }

    @Override
    public Recorded decode(byte[] bytes) {
        return Events.decode(bytes);
    }
}
