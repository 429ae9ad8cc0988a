/** The agent that forecasts the return over a horizon, and learns from what came of its forecasts. */
@NullMarked
package io.sapphire.agents.prediction;

import org.jspecify.annotations.NullMarked;
