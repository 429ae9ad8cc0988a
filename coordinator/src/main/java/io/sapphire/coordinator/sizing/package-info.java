/** How large a position may be: realised volatility and results, with what is not known about them taken off. */
@NullMarked
package io.sapphire.coordinator.sizing;

import org.jspecify.annotations.NullMarked;
