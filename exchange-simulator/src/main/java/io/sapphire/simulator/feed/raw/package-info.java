/** Recorded frames of a futures venue: true book, quotes and trades. */
@NullMarked
package io.sapphire.simulator.feed.raw;

import org.jspecify.annotations.NullMarked;
