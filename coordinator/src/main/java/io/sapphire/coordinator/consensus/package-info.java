/** The agents' seats, their live votes, and what they want together. */
@NullMarked
package io.sapphire.coordinator.consensus;

import org.jspecify.annotations.NullMarked;
