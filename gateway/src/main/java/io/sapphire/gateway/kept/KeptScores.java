package io.sapphire.gateway.kept;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How good every agent of a run was.
 *
 * @param sequence of the last event that it tells of
 * @param record SHA-256 of that event's record, in hex: it vouches for all records before it
 * @param answers by agent, as they were told
 */
public record KeptScores(long sequence, String record, Map<String, JsonNode> answers) {}
