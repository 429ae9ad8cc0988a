/** The simulator: main, properties and wiring. */
@NullMarked
package io.sapphire.simulator;

import org.jspecify.annotations.NullMarked;
