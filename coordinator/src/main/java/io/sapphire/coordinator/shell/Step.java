package io.sapphire.coordinator.shell;

import java.time.Instant;

/**
 * One step of lock-step time is over.
 *
 * @param frames how many frames it sent
 * @param lastReport sequence of the last report up to it
 * @param recordingEnded there is nothing more to replay
 */
public record Step(long number, Instant venueTime, int frames, long lastReport, boolean recordingEnded) {}
