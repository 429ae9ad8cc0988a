package io.sapphire.gateway.access;

import java.util.function.BooleanSupplier;

/**
 * Who asks.
 *
 * @param name told in the log as the operator
 * @param valid whether what it was let in by still holds: a stream ends when it does not
 */
public record Principal(String name, Role role, BooleanSupplier valid) {
    /** Whoever has the home's own token. */
    static final String OWNER = "api-token";

    /** Whoever opened the page. */
    static final String PAGE = "mission-control";

    public Principal {
        if (!name.matches("[\\x21-\\x7e]{1,100}")) {
            throw new IllegalArgumentException("a principal's name is 1 to 100 printable characters without blanks");
        }
    }

    /** Whether nobody from outside may be called so: the book must not name one for another. */
    static boolean isOurs(String name) {
        return name.equals(OWNER) || name.equals(PAGE);
    }
}
