/** The way of a request from the venue's door to its matching engine. */
@NullMarked
package io.sapphire.simulator.latency;

import org.jspecify.annotations.NullMarked;
