package io.sapphire.local.skill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Frames of recorded bars, one for each. Four trades of a quarter of the volume go from the open over both ends to the
 * close, their aggressor by the tick rule; the book is a tick wide and even, around the close: nothing is known of it.
 */
final class BarFrames {
    private static final Duration FUNDING = Duration.ofHours(8);
    private static final DateTimeFormatter SETTLEMENT = DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss", ROOT);
    private static final Price TICK = Price.of("0.5");
    private static final Instrument RULES = new Instrument(
            new Symbol("BTCUSDT"), TICK, Quantity.of("0.0001"), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));
    private static final Pattern CANDLE = Pattern.compile(
            "\"start\": \"(\\d+)\",\\s*\"low\": \"([^\"]+)\",\\s*\"high\": \"([^\"]+)\",\\s*\"open\": \"([^\"]+)\","
                    + "\\s*\"close\": \"([^\"]+)\",\\s*\"volume\": \"([^\"]+)\"");

    private final Duration interval;
    private final NavigableMap<Instant, Rate> rates;
    private final List<MarketFrame> frames = new ArrayList<>();
    private double before;
    private long trades;
    private Side side = Side.BUY;

    private BarFrames(Duration interval) {
        this(interval, new TreeMap<>());
    }

    private BarFrames(Duration interval, NavigableMap<Instant, Rate> rates) {
        this.interval = interval;
        this.rates = rates;
    }

    /** {@code timestamp,open,high,low,close,volume} of minutes. */
    static RecordedMarket ofMinutes(Path csv) {
        var bars = new BarFrames(Duration.ofMinutes(1));
        text(csv)
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> bars.add(
                        Instant.parse(cells[0].replace(' ', 'T') + "Z"),
                        numbers(cells[1], cells[2], cells[3], cells[4], cells[5])));
        return bars.market("minute bars of a perpetual");
    }

    /** Candles of four hours in JSON, oldest first. */
    static RecordedMarket ofFourHours(Path json) {
        return ofFourHours(json, new TreeMap<>());
    }

    /** The same beside {@code time,rate} of settlements, each named from eight hours before it on; others are not known. */
    static RecordedMarket ofFourHours(Path json, Path funding) throws IOException {
        var rates = new TreeMap<Instant, Rate>();
        for (var line : Files.readAllLines(funding)) {
            var cells = line.split(",");
            rates.put(LocalDateTime.parse(cells[0], SETTLEMENT).toInstant(ZoneOffset.UTC), Rate.of(cells[1]));
        }
        return ofFourHours(json, rates);
    }

    private static RecordedMarket ofFourHours(Path json, NavigableMap<Instant, Rate> rates) {
        var bars = new BarFrames(Duration.ofHours(4), rates);
        CANDLE.matcher(text(json))
                .results()
                .forEach(candle -> bars.add(
                        Instant.ofEpochSecond(Long.parseLong(candle.group(1))),
                        numbers(candle.group(4), candle.group(3), candle.group(2), candle.group(5), candle.group(6))));
        return bars.market("four-hour bars");
    }

    private RecordedMarket market(String origin) {
        return new RecordedMarket(new Listing(RULES, interval, origin, true, true, true, Duration.ZERO), frames);
    }

    private static double[] numbers(String... texts) {
        double[] numbers = new double[texts.length];
        for (int i = 0; i < texts.length; i++) {
            numbers[i] = Double.parseDouble(texts[i]);
        }
        return numbers;
    }

    /** @param bar open, high, low, close, volume */
    private void add(Instant start, double[] bar) {
        boolean rising = bar[3] >= bar[0];
        double[] way = {bar[0], rising ? bar[2] : bar[1], rising ? bar[1] : bar[2], bar[3]};
        var made = new ArrayList<Trade>();
        for (int i = 0; i < way.length && bar[4] > 0; i++) {
            side = way[i] > before ? Side.BUY : way[i] < before ? Side.SELL : side;
            before = way[i];
            var quantity = new Quantity(Math.max(Math.round(bar[4] / way.length * Fixed.ONE), 1));
            var time = start.plus(interval.multipliedBy(i).dividedBy(way.length));
            made.add(new Trade(++trades, price(way[i]), quantity, side, time));
        }
        var end = start.plus(interval);
        var settlement = Optional.ofNullable(rates.higherEntry(end))
                .filter(next -> !next.getKey().isAfter(end.plus(FUNDING)));
        frames.add(new MarketFrame(
                RULES.symbol(),
                end.toEpochMilli() / interval.toMillis(),
                start,
                end,
                made,
                book(bar[3]),
                price(bar[3]),
                settlement.map(Map.Entry::getValue).orElse(Rate.ZERO),
                settlement.map(Map.Entry::getKey).orElse(end.plus(FUNDING)),
                true));
    }

    private static OrderBook book(double close) {
        var one = Quantity.of("1");
        return new OrderBook(
                List.of(new BookLevel(new Price(price(close).e8() - TICK.e8() / 2), one)),
                List.of(new BookLevel(new Price(price(close).e8() + TICK.e8() / 2), one)));
    }

    private static Price price(double number) {
        return new Price(Math.round(number * Fixed.ONE));
    }

    private static String text(Path file) {
        try (var reader =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            return reader.readAllAsString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
