package io.sapphire.coordinator.eventlog;

import io.sapphire.domain.event.Recorded;

/** How a record looks as bytes. The same record always gives the same bytes. */
public interface RecordCodec {

    byte[] encode(Recorded recorded);

    /** @throws IllegalArgumentException if the bytes are no record */
    Recorded decode(byte[] bytes);
}
