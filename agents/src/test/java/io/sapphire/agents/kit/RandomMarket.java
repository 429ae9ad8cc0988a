package io.sapphire.agents.kit;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded random-walk frames: the same seed, the same market. */
public final class RandomMarket {
    private static final double FIRST_PRICE = 1000;
    private static final int MOST_TRADES = 4;

    private final Random random;
    private final double drift;
    private final double sigma;
    private final boolean mirrored;
    private double move;

    private RandomMarket(long seed, double drift, double sigma, boolean mirrored) {
        random = new Random(seed);
        this.drift = drift;
        this.sigma = sigma;
        this.mirrored = mirrored;
    }

    /** Frames of a walk whose log price has this drift and standard deviation per frame. */
    public static List<MarketFrame> frames(long seed, int count, double drift, double sigma) {
        return new RandomMarket(seed, drift, sigma, false).walk(count);
    }

    /** The same walk with up and down, bid and ask, buyers and sellers changed round. */
    public static List<MarketFrame> mirrored(long seed, int count, double drift, double sigma) {
        return new RandomMarket(seed, drift, sigma, true).walk(count);
    }

    private List<MarketFrame> walk(int count) {
        var frames = new ArrayList<MarketFrame>(count);
        for (int i = 0; i < count; i++) {
            var trades = trades(i);
            frames.add(Scene.frame(i, book(), trades.toArray(Trade[]::new)));
        }
        return frames;
    }

    private List<Trade> trades(int index) {
        var trades = new ArrayList<Trade>();
        int count = random.nextInt(MOST_TRADES);
        for (int i = 0; i < count; i++) {
            double step = (drift + sigma * random.nextGaussian()) / count;
            move += step;
            boolean up = step > 0 != mirrored;
            var after = Scene.INTERVAL.multipliedBy(index).plus(Duration.ofSeconds(2L * i));
            trades.add(Scene.trade(after, price(), quantity(), up ? Side.BUY : Side.SELL));
        }
        return trades;
    }

    private OrderBook book() {
        var strong = quantity();
        var weak = quantity();
        return mirrored ? Scene.book(price(), weak, strong) : Scene.book(price(), strong, weak);
    }

    private Price price() {
        double price = FIRST_PRICE * StrictMath.exp(mirrored ? -move : move);
        return new Price(Math.round(price * 100_000_000));
    }

    private Quantity quantity() {
        return new Quantity(1 + random.nextInt(500_000_000));
    }
}
