package io.sapphire.coordinator;

import io.sapphire.coordinator.shell.AgentLine;
import io.sapphire.coordinator.shell.Dial;
import java.util.List;

/**
 * Ways to agents.
 *
 * @param configured lines to those that have a seat, or watch, from the start
 * @param dial to those an operator adds
 */
record AgentLines(List<AgentLine> configured, Dial dial) {}
