package io.sapphire.agents.sentiment;

import io.sapphire.agents.kit.Headline;

/**
 * A headline about the market that no language model was asked about yet.
 *
 * @param about how much it is about the market, 0 to 1
 */
record Unasked(Headline headline, Words words, double about) {}
