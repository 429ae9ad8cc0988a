/** The agent that reads order flow: book and trades of the last minute. */
@NullMarked
package io.sapphire.agents.microstructure;

import org.jspecify.annotations.NullMarked;
