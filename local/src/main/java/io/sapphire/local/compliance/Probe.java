package io.sapphire.local.compliance;

import io.sapphire.domain.event.Recorded;

/** Watches one control over a whole log, from its facts alone. */
interface Probe {

    /** Sees an event before the desk has taken it in. */
    void see(Recorded recorded, Desk desk);

    /** What became of it. @param desk after the last event */
    Control conclude(Desk desk);
}
