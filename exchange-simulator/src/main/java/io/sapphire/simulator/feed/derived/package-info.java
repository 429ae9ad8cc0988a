/** Recorded trades and nothing else: sides and book are derived from the past only. */
@NullMarked
package io.sapphire.simulator.feed.derived;

import org.jspecify.annotations.NullMarked;
