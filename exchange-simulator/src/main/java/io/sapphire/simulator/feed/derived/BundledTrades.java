package io.sapphire.simulator.feed.derived;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.Fingerprint;
import io.sapphire.simulator.market.Offsets;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.RecordingException;
import io.sapphire.simulator.market.Tape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One week of Bitstamp BTC/USD trades of 2013, from the ta4j-examples jar. Sides and book are derived; second stamps
 * and amounts are the recording's.
 */
public final class BundledTrades implements Recording {
    private static final String RESOURCE = "/bitstamp_trades_from_20131125_usd.csv";
    private static final Instrument RULES = new Instrument(
            new Symbol("BTCUSDT"), Price.of("0.01"), Quantity.of("0.0001"), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));

    private final Instrument instrument;
    private final List<Trade> trades;
    private final Offsets offsets;
    private final String fingerprint;
    private final int skipped;

    private BundledTrades(Instrument instrument, TradeLines lines, String fingerprint) {
        this.instrument = instrument;
        this.trades = lines.trades();
        this.offsets = lines.offsets();
        this.skipped = lines.skipped();
        this.fingerprint = fingerprint;
    }

    public static BundledTrades load(UnaryOperator<Instrument> rules) {
        try (var resource = BundledTrades.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new RecordingException("the bundled recording " + RESOURCE + " is not on the class path");
            }
            return read(resource, rules);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the bundled recording", unreadable);
        }
    }

    /** @param csv header {@code timestamp,price,amount}, then one trade a line, oldest first */
    static BundledTrades read(InputStream csv, UnaryOperator<Instrument> rules) throws IOException {
        var bytes = csv.readAllBytes();
        var instrument = rules.apply(RULES);
        var lines = TradeLines.read(new ByteArrayInputStream(bytes), instrument.tick());
        return new BundledTrades(instrument, lines, Fingerprint.of(bytes));
    }

    /** Oldest first, sides by tick rule. */
    public List<Trade> trades() {
        return trades;
    }

    /** Lines without an amount, or with one below 1e-8. */
    public int skipped() {
        return skipped;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public String origin() {
        return "Bitstamp BTC/USD 2013, traded as USDT";
    }

    @Override
    public Duration frameInterval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public boolean sidesDerived() {
        return true;
    }

    @Override
    public boolean bookDerived() {
        return true;
    }

    @Override
    public Instant first() {
        return trades.getFirst().eventTime();
    }

    @Override
    public Instant last() {
        return trades.getLast().eventTime();
    }

    @Override
    public Duration warmUp() {
        return Duration.ofHours(24);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public Tape play(Duration shift) {
        return new DerivedTape(instrument, trades, offsets::get, shift);
    }
}
