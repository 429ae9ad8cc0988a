/** The markets of a run: which recordings, under which rules, at which place in time. */
@NullMarked
package io.sapphire.simulator.feed;

import org.jspecify.annotations.NullMarked;
