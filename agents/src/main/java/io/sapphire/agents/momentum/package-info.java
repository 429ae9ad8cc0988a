/** The agent that follows trends: multi-horizon time-series momentum, scaled by volatility. */
@NullMarked
package io.sapphire.agents.momentum;

import org.jspecify.annotations.NullMarked;
