package io.sapphire.domain.signal;

/**
 * One setting of an agent's method.
 *
 * @param valueE8 in 1e-8 units, as are the bounds
 */
public record Parameter(String name, long valueE8, long minE8, long maxE8, String unit) {

    public Parameter {
        if (valueE8 < minE8 || valueE8 > maxE8) {
            throw new IllegalArgumentException("parameter " + name + " is out of its bounds");
        }
    }
}
