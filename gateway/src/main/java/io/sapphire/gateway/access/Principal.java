package io.sapphire.gateway.access;

import java.util.function.BooleanSupplier;

/**
 * Who asks.
 *
 * @param name told in the log as the operator
 * @param valid whether what it was let in by still holds: a stream ends when it does not
 */
public record Principal(String name, Role role, BooleanSupplier valid) {

    public Principal {
        if (!name.matches("[\\x21-\\x7e]{1,100}")) {
            throw new IllegalArgumentException("a principal's name is 1 to 100 printable characters without blanks");
        }
    }
}
