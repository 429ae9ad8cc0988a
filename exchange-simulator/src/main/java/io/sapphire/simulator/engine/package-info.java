/** The venue itself: a pure function of recorded markets, requests and venue time. No clock, no threads, no I/O. */
@NullMarked
package io.sapphire.simulator.engine;

import org.jspecify.annotations.NullMarked;
