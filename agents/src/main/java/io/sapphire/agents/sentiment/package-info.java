/** The agent that reads the news: headlines, their tone, age and novelty, beside the market's own mood. */
@NullMarked
package io.sapphire.agents.sentiment;

import org.jspecify.annotations.NullMarked;
