package io.sapphire.analytics.follow;

/**
 * How far the tables have come.
 *
 * @param run in the tables; empty if there is none
 * @param sequence of the last event in them; 0 if there is none
 * @param failure why they do not grow, in one sentence; empty while they do
 */
public record Standing(String run, long sequence, String failure) {
    static final Standing BEGINNING = new Standing("", 0, "");

    Standing failed(String why) {
        return new Standing(run, sequence, why);
    }
}
