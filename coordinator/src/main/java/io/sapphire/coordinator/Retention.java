package io.sapphire.coordinator;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.eventlog.RecordCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of the log is kept. Nothing that the core needs at a restart or a replica lacks is removed,
 * however little is asked for.
 *
 * @param age records older than this may go; zero keeps all of any age
 * @param size the oldest may go once the log is larger than this; zero keeps all of any size
 */
public record Retention(
        @DefaultValue("0s") Duration age,
        @DefaultValue("0B") DataSize size) {
    static final Retention ALL = new Retention(Duration.ZERO, DataSize.ofBytes(0));

    boolean keepsAll() {
        return age.isZero() && size.toBytes() == 0;
    }

    /**
     * The last event that may go; 0 if none may.
     *
     * @param needed sequence from which on a restart reads
     */
    long last(Path events, RecordCodec codec, long needed, Instant now) {
        long last = 0;
        long left = LogReader.size(events);
        for (var file : LogReader.files(events)) {
            boolean old = !age.isZero()
                    && LogReader.timeOf(events, file.last() + 1, codec).isBefore(now.minus(age));
            boolean large = size.toBytes() > 0 && left > size.toBytes();
            if (file.last() >= needed || !(old || large)) {
                return last;
            }
            left -= file.bytes();
            last = file.last();
        }
        return last;
    }
}
