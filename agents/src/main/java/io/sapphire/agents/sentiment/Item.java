package io.sapphire.agents.sentiment;

import io.sapphire.agents.kit.Headline;

/**
 * A headline that counted.
 *
 * @param tone of it for the price, -1 to 1
 * @param novelty 1 if nothing like it was read before
 * @param weight it was given when it was seen
 * @param byModel whether a language model gave the tone; otherwise the lexicon did
 */
record Item(Headline headline, double tone, double novelty, double weight, boolean byModel) {

    Item judged(double otherTone) {
        return new Item(headline, otherTone, novelty, weight, true);
    }
}
