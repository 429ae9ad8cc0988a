/** The deterministic heart: a recorded event in, effects out; no I/O, no clock, no randomness. */
@NullMarked
package io.sapphire.coordinator.core;

import org.jspecify.annotations.NullMarked;
