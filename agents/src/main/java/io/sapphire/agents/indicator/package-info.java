/** Numbers computed from a stream of prices, one observation at a time, in constant time and without a clock. */
@NullMarked
package io.sapphire.agents.indicator;

import org.jspecify.annotations.NullMarked;
