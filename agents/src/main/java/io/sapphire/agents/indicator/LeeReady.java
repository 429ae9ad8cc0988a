package io.sapphire.agents.indicator;

/**
 * Guesses who crossed the spread, for trades that do not say: above the middle a buyer, below it a seller, on it the one
 * who moved the price last.
 *
 * <p>Source: Lee, Ready 1991, Inferring Trade Direction from Intraday Data; methods.md 5.2.
 */
public final class LeeReady {
    private boolean started;
    private long lastPrice;
    private int lastMove;

    /** 1 for a buyer, -1 for a seller, 0 if nothing tells. All prices in the same units. */
    public int aggressor(long price, long bid, long ask) {
        int move = started ? Long.compare(price, lastPrice) : 0;
        lastMove = move == 0 ? lastMove : move;
        lastPrice = price;
        started = true;
        int side = Long.compare(Math.multiplyExact(2, price), Math.addExact(bid, ask));
        return side == 0 ? lastMove : side;
    }
}
