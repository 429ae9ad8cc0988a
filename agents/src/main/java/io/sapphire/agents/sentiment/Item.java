package io.sapphire.agents.sentiment;

import io.sapphire.agents.kit.Headline;

/**
 * A headline that counted.
 *
 * @param tone of it for the price, -1 to 1
 * @param novelty 1 if nothing like it was read before
 * @param weight it was given
 */
record Item(Headline headline, double tone, double novelty, double weight) {}
