package io.sapphire.domain.event;

/**
 * One rule a decision was held against.
 *
 * @param name for example {@code quorum}
 * @param observedE8 in 1e-8 units
 * @param requiredE8 the least that passes, in 1e-8 units
 * @param passed whether the rule held
 * @param enforced whether failing it stops the trade; a profile may only record it
 */
public record Check(String name, long observedE8, long requiredE8, boolean passed, boolean enforced) {}
