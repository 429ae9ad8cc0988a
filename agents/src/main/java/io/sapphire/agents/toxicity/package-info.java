/** The agent that watches flow toxicity: how one-sided trading has become, in volume time. */
@NullMarked
package io.sapphire.agents.toxicity;

import org.jspecify.annotations.NullMarked;
