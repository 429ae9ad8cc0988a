package io.sapphire.gateway.stream;

import java.time.Duration;

/**
 * How clients are told.
 *
 * @param heartbeat longest silence
 * @param backlog facts a client may be behind before it is closed
 * @param patience how long a client may accept nothing before it is closed
 * @param retry how long a closed client is asked to wait
 */
public record StreamRules(Duration heartbeat, int backlog, Duration patience, Duration retry) {
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(5);

    public StreamRules {
        if (!heartbeat.isPositive() || backlog < 1 || !patience.isPositive() || retry.isNegative()) {
            throw new IllegalArgumentException("heartbeat, backlog and patience of the event stream must be positive");
        }
    }

    /** From the farewell to cutting the connection. */
    Duration grace() {
        return patience.compareTo(LONGEST_GRACE) < 0 ? patience : LONGEST_GRACE;
    }
}
