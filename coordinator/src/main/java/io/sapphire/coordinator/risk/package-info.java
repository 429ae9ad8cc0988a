/** The only way to an order: limits, and the proof that one passed them. */
@NullMarked
package io.sapphire.coordinator.risk;

import org.jspecify.annotations.NullMarked;
