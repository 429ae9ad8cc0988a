package io.sapphire.simulator.feed.synthetic;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.RecordingException;
import io.sapphire.simulator.market.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A day of {@link SyntheticFlow}, played like a recording. */
public final class SyntheticMarket implements Recording {
    private static final String NAME = "synthetic:";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofDays(1);
    private static final Price FIRST_PRICE = Price.of("1000");
    /** Changes when the same seed comes to mean other trades. */
    private static final int VERSION = 2;

    private static final Instrument RULES = new Instrument(
            new Symbol("SYNTHUSDT"), Price.of("0.01"), Quantity.of("0.001"), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));

    private final Instrument instrument;
    private final long seed;

    private SyntheticMarket(Instrument instrument, long seed) {
        this.instrument = instrument;
        this.seed = seed;
    }

    /** Whether a person means a market of this kind: {@code synthetic:SEED}. */
    public static boolean isNamed(String name) {
        return name.startsWith(NAME);
    }

    /** @throws RecordingException if the seed is not a whole number */
    public static SyntheticMarket named(String name, UnaryOperator<Instrument> rules) {
        var seed = name.substring(NAME.length());
        if (!seed.matches("[0-9]{1,18}")) {
            throw new RecordingException(
                    "a synthetic market is synthetic:SEED with a whole number, was '" + name + "'");
        }
        return new SyntheticMarket(rules.apply(RULES), Long.parseLong(seed));
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public String origin() {
        return "synthetic order flow, seed " + seed;
    }

    @Override
    public Duration frameInterval() {
        return Duration.ofSeconds(10);
    }

    /** Nothing is inferred: nobody traded. */
    @Override
    public boolean sidesDerived() {
        return false;
    }

    /** Somebody waits behind every level, invented as they are. */
    @Override
    public boolean bookDerived() {
        return false;
    }

    @Override
    public Instant first() {
        return START;
    }

    @Override
    public Instant last() {
        return START.plus(LENGTH);
    }

    @Override
    public Duration warmUp() {
        return Duration.ofHours(1);
    }

    @Override
    public String fingerprint() {
        return "synthetic " + VERSION + " " + seed;
    }

    @Override
    public Tape play(Duration shift) {
        return new SyntheticTape(
                instrument,
                FIRST_PRICE,
                seed,
                START.plus(shift),
                START.plus(LENGTH).plus(shift));
    }
}
