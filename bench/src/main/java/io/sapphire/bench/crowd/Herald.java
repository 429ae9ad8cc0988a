package io.sapphire.bench.crowd;

import java.time.Duration;

/** A server that tells the same messages to all who listen. */
interface Herald extends AutoCloseable {

    int port();

    /** What a listener sends, up to the empty line. */
    String request();

    /** Tells the next message. */
    void tell();

    /** That its processes took so far. */
    Duration processorTime();

    @Override
    void close();
}
