package io.sapphire.agents.strategy;

/**
 * A whole number that a rule is made with.
 *
 * @param least that makes sense
 * @param most that makes sense
 */
public record RuleSetting(String name, int least, int most) {

    public boolean allows(int value) {
        return value >= least && value <= most;
    }
}
