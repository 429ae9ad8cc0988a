/** The agent that lets simple strategies compete on paper and votes with the one that has earned it. */
@NullMarked
package io.sapphire.agents.strategy;

import org.jspecify.annotations.NullMarked;
