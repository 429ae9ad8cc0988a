package io.sapphire.agents.momentum;

/**
 * How far the price came over one horizon.
 *
 * @param change log return
 * @param z the same in standard deviations of a random walk of that length
 */
record Move(int minutes, double change, double z) {

    static Move of(int minutes, double change, double sigmaPerMinute) {
        return new Move(minutes, change, change / (sigmaPerMinute * StrictMath.sqrt(minutes)));
    }

    /** Between -1 and 1: a greater move says little more. */
    double response() {
        return StrictMath.tanh(z);
    }
}
