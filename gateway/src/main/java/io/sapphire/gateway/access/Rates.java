package io.sapphire.gateway.access;

/**
 * Uses per second and how many at once.
 *
 * @param perSecond kept up for long
 * @param burst at once, after a rest
 */
public record Rates(int perSecond, int burst) {

    public Rates {
        if (perSecond < 1 || burst < perSecond) {
            throw new IllegalArgumentException("a rate is at least 1 per second, and its burst no less");
        }
    }
}
