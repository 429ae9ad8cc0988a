package io.sapphire.agents.kit;

import io.sapphire.domain.signal.Signal;

/** What an agent has to say of the frame it was shown: exactly one of these. */
public sealed interface Opinion {

    /** It believes something new. */
    record View(Signal signal) implements Opinion {}

    /**
     * It has nothing new to say; an earlier signal of its stands until it expires. A silence names neither frame nor market,
     * so that an agent can keep it and allocates nothing to be silent; {@link Speaker} makes a reply of it.
     *
     * @param reason for the trader, for example {@code warming up: 312 of 720 minutes}
     */
    record Silence(String reason) implements Opinion {}
}
