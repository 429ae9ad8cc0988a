package io.sapphire.exchange.aster.limit;

import java.time.Duration;

/** Whether a request may be sent. */
public sealed interface Admission {

    /** It has been counted. */
    record Granted() implements Admission {}

    /** Not a byte may leave. */
    record Refused(String why) implements Admission {}

    /** It may be asked again then. */
    record Later(Duration delay) implements Admission {}
}
