package io.sapphire.local.report;

/**
 * One recording. Frames are named by their market and number; with the recording's fingerprint they can be found again.
 *
 * @param fingerprint SHA-256 of the content, in hex
 * @param frameMillis venue time of one frame
 */
public record Source(String symbol, String origin, String fingerprint, long frameMillis) {}
