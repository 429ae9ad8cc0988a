package io.sapphire.wire;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarginBracket;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.OrderBounds;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Probability;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random but valid values, the same for the same seed; extremes are as likely as anything else. */
final class Samples {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final List<String> TEXTS =
            List.of("", "warming up: 312 of 720 minutes", "Größe ≥ 1", "a\nb", "鯨", "\u0000", "x".repeat(300));

    private final SplittableRandom random;

    Samples(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** As many lists as not are empty. */
    <T> List<T> some(Supplier<T> sample) {
        int size = Math.max(0, random.nextInt(-5, 6));
        return Stream.generate(sample).limit(size).toList();
    }

    <E extends Enum<E>> E any(Class<E> kind) {
        var all = kind.getEnumConstants();
        return all[random.nextInt(all.length)];
    }

    boolean flag() {
        return random.nextBoolean();
    }

    long number() {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> Long.MAX_VALUE;
            case 2 -> Long.MIN_VALUE;
            default -> random.nextLong();
        };
    }

    long positive() {
        return switch (random.nextInt(5)) {
            case 0 -> 1;
            case 1 -> Long.MAX_VALUE;
            default -> random.nextLong(1, Long.MAX_VALUE);
        };
    }

    int smallNumber() {
        return random.nextInt();
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    String hex(int digits) {
        byte[] bytes = new byte[digits / 2];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String letters(String alphabet, int atLeast, int atMost) {
        return random.ints(random.nextInt(atLeast, atMost + 1), 0, alphabet.length())
                .mapToObj(index -> alphabet.substring(index, index + 1))
                .collect(Collectors.joining());
    }

    Instant time() {
        return switch (random.nextInt(6)) {
            case 0 -> Instant.EPOCH;
            case 1 -> Instant.EPOCH.minusNanos(1);
            default ->
                FIRST.plusNanos(random.nextLong(1_000_000_000))
                        .plusSeconds(
                                random.nextLong(Duration.between(FIRST, LAST).toSeconds()));
        };
    }

    Duration span() {
        return flag() ? positiveSpan() : positiveSpan().negated();
    }

    Duration positiveSpan() {
        return Duration.ofSeconds(random.nextLong(100_000), random.nextLong(1, 1_000_000_000));
    }

    Symbol symbol() {
        return new Symbol(letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 2, 20));
    }

    AgentId agentId() {
        return new AgentId(letters("abcxyz", 1, 1) + letters("abcxyz0189-", 0, 62));
    }

    Price price() {
        return new Price(positive());
    }

    Quantity quantity() {
        return new Quantity(positive());
    }

    SignedQuantity signedQuantity() {
        return new SignedQuantity(number());
    }

    Money money() {
        return new Money(number());
    }

    Rate rate() {
        return new Rate(number());
    }

    Probability probability() {
        return new Probability(random.nextInt(1_000_001));
    }

    Probability atLeastEven() {
        return new Probability(random.nextInt(500_000, 1_000_001));
    }

    Rate positiveRate() {
        return new Rate(random.nextBoolean() ? 0 : positive());
    }

    Instrument instrument() {
        var lot = new OrderBounds.Lot(1, positive());
        var bracket = new MarginBracket(1, 20, money(), money(), rate(), money());
        return new Instrument(
                symbol(),
                price(),
                quantity(),
                new Money(positive() - 1),
                rate(),
                rate(),
                new OrderBounds(0, positive(), lot, OrderBounds.Lot.ANY),
                List.of(bracket));
    }

    Listing listing() {
        return new Listing(instrument(), positiveSpan(), text(), flag(), flag(), flag(), span());
    }

    Trade trade() {
        return new Trade(number(), price(), quantity(), any(Side.class), time());
    }

    MarketFrame frame() {
        var start = time();
        var book = new OrderBook(some(this::level), some(this::level));
        return new MarketFrame(
                symbol(),
                number(),
                start,
                start.plus(positiveSpan()),
                some(this::trade),
                book,
                price(),
                rate(),
                time(),
                flag());
    }

    private BookLevel level() {
        return new BookLevel(price(), quantity());
    }
}
