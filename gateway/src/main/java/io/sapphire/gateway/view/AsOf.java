package io.sapphire.gateway.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which state of the log an answer shows.
 *
 * @param asOfSeq sequence of the last event in it, 0 before the first
 * @param eventTimeUs venue time of that state
 */
public record AsOf(long asOfSeq, @Nullable Instant eventTimeUs) {}
