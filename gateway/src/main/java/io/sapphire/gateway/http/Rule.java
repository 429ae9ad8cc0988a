package io.sapphire.gateway.http;

import io.sapphire.gateway.access.Lane;
import io.sapphire.gateway.access.Role;

/** Who may use an endpoint, and whose allowance it takes. */
enum Rule {
    LOOK(Role.VIEWER, Lane.READ),
    ACT(Role.OPERATOR, Lane.CHANGE),
    STOP(Role.OPERATOR, Lane.STOP),
    /** Decides who decides. */
    ADMIT(Role.ADMIN, Lane.CHANGE),
    INSPECT(Role.OPERATOR, Lane.READ),
    OVERSEE(Role.ADMIN, Lane.READ);

    private final Role role;
    private final Lane lane;

    Rule(Role role, Lane lane) {
        this.role = role;
        this.lane = lane;
    }

    /** The least that may. */
    Role role() {
        return role;
    }

    Lane lane() {
        return lane;
    }
}
