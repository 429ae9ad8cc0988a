package io.sapphire.local.report;

/**
 * What one agent was worth: the result with everybody less the result of the same run without it. The shares do not add up
 * to the whole, as the path changes.
 *
 * @param pnlWithout result of the run without it, in quote-asset units
 */
public record AgentShare(String agent, String pnlWithout, String share) {}
