package io.sapphire.wire;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Moments and spans, exact to the nanosecond. */
public final class Times {
    private static final int SECOND = 1_000_000_000;

    private Times() {}

    public static Timestamp toProto(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }

    public static Instant fromProto(Timestamp time) {
        if (time.getNanos() < 0 || time.getNanos() >= SECOND) {
            throw new IllegalArgumentException("nanoseconds of a time must be 0 to 999999999, was " + time.getNanos());
        }
        try {
            return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("time is out of range: " + time.getSeconds() + " s since the epoch");
        }
    }

    /** Both parts have the sign of the span, as protobuf demands; Java would keep the nanoseconds positive. */
    public static com.google.protobuf.Duration toProto(Duration span) {
        boolean borrow = span.isNegative() && span.getNano() > 0;
        return com.google.protobuf.Duration.newBuilder()
                .setSeconds(borrow ? span.getSeconds() + 1 : span.getSeconds())
                .setNanos(borrow ? span.getNano() - SECOND : span.getNano())
                .build();
    }

    public static Duration fromProto(com.google.protobuf.Duration span) {
        if (Math.abs((long) span.getNanos()) >= SECOND) {
            throw new IllegalArgumentException("nanoseconds of a span must be below a second, was " + span.getNanos());
        }
        if (Long.signum(span.getSeconds()) * Integer.signum(span.getNanos()) < 0) {
            throw new IllegalArgumentException("seconds and nanoseconds of a span differ in sign");
        }
        return Duration.ofSeconds(span.getSeconds(), span.getNanos());
    }
}
