/** Matching orders by price and time. */
@NullMarked
package io.sapphire.bench.matching;

import org.jspecify.annotations.NullMarked;
