package io.sapphire.exchange.marketdata;

import java.time.Instant;

/**
 * A step of lock-step is over.
 *
 * @param frames how many frames it sent
 * @param lastReport number of the last report up to it
 * @param recordingEnded there is nothing more to replay: from now on time passes by itself
 */
public record StepDone(long step, Instant venueTime, int frames, long lastReport, boolean recordingEnded) {}
