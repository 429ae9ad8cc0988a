package io.sapphire.local.golive;

/**
 * What somebody did so that a run may begin; the run's log keeps it.
 *
 * @param action in capitals, for example {@code MAINNET}
 * @param reason in words, with what was shown
 */
public record OpeningAct(String operator, String action, String reason) {}
