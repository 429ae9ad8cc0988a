package io.sapphire.gateway.access;

import java.io.Serial;

/** One person has asked; nothing is done until another one asks for the same. */
public final class AwaitsSecond extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    AwaitsSecond() {
        super("Noted, and not done: another operator has to ask for the same within ten minutes.");
    }
}
