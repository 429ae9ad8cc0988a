/** Another venue's public data, followed while it trades, as markets of this one. */
@NullMarked
package io.sapphire.simulator.mirror;

import org.jspecify.annotations.NullMarked;
