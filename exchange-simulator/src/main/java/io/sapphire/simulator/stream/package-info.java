/** The venue's WebSocket streams: who listens to what, and what the messages look like. */
@NullMarked
package io.sapphire.simulator.stream;

import org.jspecify.annotations.NullMarked;
