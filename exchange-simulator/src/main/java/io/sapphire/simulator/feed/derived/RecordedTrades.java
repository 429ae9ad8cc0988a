package io.sapphire.simulator.feed.derived;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.Fingerprint;
import io.sapphire.simulator.market.Lines;
import io.sapphire.simulator.market.Offsets;
import io.sapphire.simulator.market.Packed;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.RecordingException;
import io.sapphire.simulator.market.Tape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A venue's own trades with their sides, from a CSV file; only the book around them is derived. */
public final class RecordedTrades implements Recording {
    /** The first line; times are milliseconds since 1970, a side is that of whoever took. */
    public static final String HEADER = "id,timestamp,price,quantity,side";

    private static final int COLUMNS = HEADER.split(",").length;
    private static final int WARM_UP_PARTS = 10;

    private final String name;
    private final Instrument instrument;
    private final List<Trade> trades;
    private final Offsets offsets;
    private final String fingerprint;

    private RecordedTrades(
            String name, Instrument instrument, List<Trade> trades, Offsets offsets, String fingerprint) {
        this.name = name;
        this.instrument = instrument;
        this.trades = trades;
        this.offsets = offsets;
        this.fingerprint = fingerprint;
    }

    /** Whether the file begins as one of trades does. */
    public static boolean isLike(Path file) {
        try (var lines = new Lines(Packed.open(file))) {
            return lines.next().filter(HEADER::equals).isPresent();
        } catch (IOException unreadable) {
            throw new RecordingException("cannot read recording " + file, unreadable);
        }
    }

    /**
     * Reads them all.
     *
     * @param symbol to trade it as
     * @param over rules that somebody wants instead of those that fit what was traded
     * @throws RecordingException naming file and line, if it cannot be played
     */
    public static RecordedTrades read(Path file, Symbol symbol, UnaryOperator<Instrument> over) {
        var trades = new ArrayList<Trade>();
        var offsets = new Offsets();
        try (var lines = new Lines(Packed.open(file))) {
            var _ = lines.next();
            for (var row = lines.next(); row.isPresent(); row = lines.next()) {
                add(file, lines.number(), row.orElseThrow(), trades);
                offsets.add(lines.offset());
            }
            if (trades.isEmpty()) {
                throw new RecordingException("recording " + file + " has no trades");
            }
            return new RecordedTrades(
                    Packed.name(file),
                    over.apply(rules(symbol, trades)),
                    List.copyOf(trades),
                    offsets,
                    Fingerprint.of(file));
        } catch (IOException unreadable) {
            throw new RecordingException("cannot read recording " + file, unreadable);
        }
    }

    private static void add(Path file, long line, String row, List<Trade> trades) {
        try {
            var trade = trade(row.split(",", -1));
            if (!trades.isEmpty()) {
                refuseDisorder(trades.getLast(), trade);
            }
            trades.add(trade);
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            throw new RecordingException(
                    "recording %s: line %d is not a trade (%s)".formatted(file, line, malformed.getMessage()),
                    malformed);
        }
    }

    private static Trade trade(String[] words) {
        if (words.length != COLUMNS) {
            throw new IllegalArgumentException("it has " + words.length + " columns");
        }
        return new Trade(
                Long.parseLong(words[0]),
                Price.of(words[2]),
                Quantity.of(words[3]),
                Side.valueOf(words[4]),
                Instant.ofEpochMilli(Long.parseLong(words[1])));
    }

    private static void refuseDisorder(Trade before, Trade trade) {
        if (trade.eventTime().isBefore(before.eventTime()) || trade.id() <= before.id()) {
            throw new IllegalArgumentException("it is not after the one before");
        }
    }

    private static Instrument rules(Symbol symbol, List<Trade> trades) {
        long tick = 0;
        long step = 0;
        for (var trade : trades) {
            tick = commonDivisor(trade.price().e8(), tick);
            step = commonDivisor(trade.quantity().e8(), step);
        }
        return new Instrument(symbol, new Price(tick), new Quantity(step), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));
    }

    private static long commonDivisor(long a, long b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public String origin() {
        return "trades from " + name;
    }

    @Override
    public Duration frameInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public boolean sidesDerived() {
        return false;
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

    /** A tenth of them. */
    @Override
    public Duration warmUp() {
        return Duration.ofMillis(Duration.between(first(), last()).toMillis() / WARM_UP_PARTS);
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
