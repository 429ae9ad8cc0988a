package io.sapphire.simulator.feed.bars;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.feed.derived.DerivedTape;
import io.sapphire.simulator.market.Fingerprint;
import io.sapphire.simulator.market.Lines;
import io.sapphire.simulator.market.Packed;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.RecordingException;
import io.sapphire.simulator.market.Tape;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Bars of a CSV or JSON file, compressed or not: one frame each. */
public final class RecordedBars implements Recording {
    private static final int WARM_UP_PARTS = 10;
    private static final Duration LONGEST_WARM_UP = Duration.ofDays(30);

    private final String name;
    private final BarSeries bars;
    private final boolean volumeInQuote;
    private final BarTrades trades;
    private final Instrument instrument;
    private final BarRules rules;
    private final String fingerprint;

    private RecordedBars(
            Path file, BarSeries bars, Optional<Symbol> symbol, BarRules rules, UnaryOperator<Instrument> over)
            throws IOException {
        this.name = Packed.name(file);
        this.bars = bars;
        this.rules = rules;
        this.volumeInQuote = rules.volume().isQuote(bars);
        this.trades = new BarTrades(bars, volumeInQuote);
        this.instrument = over.apply(new Instrument(
                symbol.orElseGet(() -> Packed.symbol(file)),
                bars.tick(),
                Quantity.of("0.0001"),
                Money.of("5"),
                Rate.ofBp(2),
                Rate.ofBp(4)));
        this.fingerprint = Fingerprint.of(file) + (rules.equals(BarRules.USUAL) ? "" : " " + rules);
    }

    /** Whether the file looks like bars at all: JSON, or text that begins with the name of a column. */
    public static boolean isLike(Path file) {
        try (var text = text(file)) {
            int first = text.read();
            while (first >= 0 && Character.isWhitespace(first)) {
                first = text.read();
            }
            return first == '{' || first == '[' || Character.isLetter(first);
        } catch (IOException unreadable) {
            throw new RecordingException("cannot read recording " + file, unreadable);
        }
    }

    /**
     * Reads them all.
     *
     * @param symbol to trade it as; nothing takes it from the file's name
     * @param over rules that somebody wants instead of the derived ones
     * @throws RecordingException naming file and line, if it cannot be played
     */
    public static RecordedBars read(
            Path file, Optional<Symbol> symbol, BarRules rules, UnaryOperator<Instrument> over) {
        try (var text = text(file)) {
            text.mark(1);
            int first = text.read();
            text.reset();
            var bars = Character.isLetter(first) ? CsvBars.read(file, new Lines(text)) : JsonBars.read(file, text);
            refuseUnplayable(file, bars);
            return new RecordedBars(file, bars, symbol, rules, over);
        } catch (IOException unreadable) {
            throw new RecordingException("cannot read recording " + file, unreadable);
        }
    }

    private static void refuseUnplayable(Path file, BarSeries bars) {
        if (bars.size() < 2) {
            throw new RecordingException(
                    "recording %s has %d bars; it takes two to tell how long one is".formatted(file, bars.size()));
        }
        int line = bars.firstOffGrid();
        if (line > 0) {
            throw new RecordingException(
                    "recording %s: line %d does not begin a whole number of bars of %d s after the one before"
                            .formatted(file, line, bars.interval().toSeconds()));
        }
    }

    /** When each bar began, in milliseconds since 1970. */
    public long[] starts() {
        return IntStream.range(0, bars.size())
                .mapToLong(index -> bars.start(index).toEpochMilli())
                .toArray();
    }

    /** The last price of each bar, in 1e-8 units. */
    public long[] closes() {
        return IntStream.range(0, bars.size()).mapToLong(bars::close).toArray();
    }

    private static InputStream text(Path file) throws IOException {
        return new BufferedInputStream(Packed.open(file));
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public String origin() {
        return "BARS of %d s from %s%s"
                .formatted(bars.interval().toSeconds(), name, volumeInQuote ? ", volumes in quote units" : "");
    }

    @Override
    public Duration frameInterval() {
        return bars.interval();
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
    public boolean madeOfBars() {
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

    /** A tenth of the bars, and no more than 30 days. */
    @Override
    public Duration warmUp() {
        var part = bars.interval().multipliedBy(bars.size() / WARM_UP_PARTS);
        return part.compareTo(LONGEST_WARM_UP) < 0 ? part : LONGEST_WARM_UP;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public Tape play(Duration shift) {
        return new DerivedTape(instrument, trades, index -> bars.offset(index / Bar.STATIONS), shift, rules.spread());
    }
}
