package io.sapphire.gateway.access;

import java.util.Arrays;
import java.util.Locale;

/** What somebody may do; each may also do what the ones before may. */
public enum Role {
    /** Look at everything about trading. */
    VIEWER,
    /** Stop it, let it go on, change limits, question agents, have something computed. */
    OPERATOR,
    /** See who was let in and who was turned away. */
    ADMIN;

    public boolean permits(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public static Role named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a role is viewer, operator or admin"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
