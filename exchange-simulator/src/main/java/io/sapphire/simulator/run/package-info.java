/** Runs the venue: decides when its time moves, records every input, and rebuilds it from the record. */
@NullMarked
package io.sapphire.simulator.run;

import org.jspecify.annotations.NullMarked;
