/** What it takes to be an agent: a pure function of frames, and the bars and probabilities to build it from. */
@NullMarked
package io.sapphire.agents.kit;

import org.jspecify.annotations.NullMarked;
