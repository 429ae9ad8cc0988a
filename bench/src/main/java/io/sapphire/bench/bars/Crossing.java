package io.sapphire.bench.bars;

/** The strategy of both sides: long from when the average of few closes is above that of many until it is below. */
final class Crossing {
    static final int FEW = 20;
    static final int MANY = 50;

    private Crossing() {}
}
