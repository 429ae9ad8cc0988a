package io.sapphire.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.view.Results.GapRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapTest {
    private static final int ORDERS = 400;
    private static final int KEPT = 60;
    private static final Symbol ETH = new Symbol("ETHUSDT");
    private static final Symbol ELSEWHERE = new Symbol("SOLUSDT");
    private static final List<Listing> LISTINGS = List.of(Story.listing(), listing());

    /** After every fact, with orders that come, change, end, and are forgotten while some of them still trade. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsKeptUpToDateIsThePlainSumOfTheOrdersThatAreKept(long seed) {
        var random = new SplittableRandom(seed);
        var blotter = new Blotter(KEPT, LISTINGS);
        var open = new ArrayList<TrackedOrder>();
        long sequence = 0;
        for (int made = 0; made < ORDERS; ) {
            sequence++;
            if (open.isEmpty() || random.nextInt(3) == 0) {
                open.add(come(blotter, random, ++made, sequence));
            } else {
                var order = open.get(random.nextInt(open.size()));
                blotter.report(order, next(order.order(), random, sequence), recorded(sequence));
            }
            if (open.size() > 2 * KEPT) {
                open.removeFirst();
            }
            assertThat(blotter.gaps().all())
                    .as("seed %d, fact %d", seed, sequence)
                    .isEqualTo(plainSum(blotter, null));
        }
        assertThat(blotter.gaps().markets()).containsExactly(plainSum(blotter, Story.BTC), plainSum(blotter, ETH));
        assertThat(blotter.orders().size()).isEqualTo(KEPT);
        assertThat(blotter.gaps().all().traded()).isPositive();
    }

    private static TrackedOrder come(Blotter blotter, SplittableRandom random, int number, long sequence) {
        var order = order(random, number);
        if (random.nextInt(10) == 0) {
            var external = new OrderEvent.External(order, number, Story.START);
            return blotter.adopt(external, recorded(sequence));
        }
        var intended = new OrderEvent.Intended(
                order, 0, new Approval(1, 1, Story.START), price(random), Money.ZERO, Manner.NONE, Story.START);
        return blotter.intend(intended, Optional.empty(), recorded(sequence));
    }

    private static Order order(SplittableRandom random, int number) {
        var symbol = List.of(Story.BTC, ETH, ELSEWHERE).get(random.nextInt(3));
        var terms = switch (random.nextInt(3)) {
            case 0 -> new Terms.Limit(price(random), TimeInForce.GTX);
            case 1 -> new Terms.StopMarket(price(random), false);
            default -> new Terms.Limit(price(random), TimeInForce.IOC);
        };
        return new Order(
                new OrderId("o-" + number),
                symbol,
                random.nextBoolean() ? Side.BUY : Side.SELL,
                quantity(random),
                terms,
                false,
                Purpose.ENTRY);
    }

    private static OrderEvent.Reported next(Order order, SplittableRandom random, long sequence) {
        var id = order.id();
        return switch (random.nextInt(6)) {
            case 0 -> new OrderEvent.Accepted(id, sequence, Story.START);
            case 1 -> new OrderEvent.PartiallyFilled(id, fill(order, random, sequence), Story.START);
            case 2 -> new OrderEvent.Filled(id, fill(order, random, sequence), Story.START);
            case 3 -> new OrderEvent.Expired(id, "IOC", Story.START);
            case 4 -> new OrderEvent.Rejected(id, -2010, "no", Story.START);
            default -> new OrderEvent.Amended(id, price(random), quantity(random), Story.START);
        };
    }

    private static Fill fill(Order order, SplittableRandom random, long trade) {
        var fee = new Money(random.nextLong(-Fixed.ONE, Fixed.ONE));
        return new Fill(trade, order.symbol(), order.side(), price(random), quantity(random), fee, false);
    }

    private static Price price(SplittableRandom random) {
        return new Price(random.nextLong(Fixed.parse("59000"), Fixed.parse("61000")));
    }

    private static Quantity quantity(SplittableRandom random) {
        return new Quantity(random.nextLong(1, Fixed.ONE));
    }

    private static Recorded recorded(long sequence) {
        var changed = new OrderChanged(new OrderEvent.Cancelled(new OrderId("any"), Story.START), sequence);
        return new Recorded(sequence, Story.START, "", "0".repeat(64), changed);
    }

    /** @param symbol nothing for all markets */
    private static GapRow plainSum(Blotter blotter, @Nullable Symbol symbol) {
        var gaps = LISTINGS.stream()
                .map(Listing::instrument)
                .filter(instrument -> symbol == null || instrument.symbol().equals(symbol))
                .flatMap(instrument -> gaps(blotter, instrument).stream())
                .toList();
        var ended = gaps.stream().filter(gap -> !gap.open()).toList();
        var notional = sum(gaps, OrderGap::notional);
        var gap =
                sum(gaps, OrderGap::slippage).plus(sum(gaps, OrderGap::fees)).minus(sum(gaps, OrderGap::expectedFees));
        return new GapRow(
                symbol,
                gaps.size(),
                gaps.stream().filter(order -> order.filledE8() > 0).count(),
                ended.stream().filter(order -> order.filledE8() == 0).count(),
                ended.isEmpty() ? null : fillRatio(ended),
                notional,
                sum(gaps, OrderGap::expectedFees),
                sum(gaps, OrderGap::fees),
                sum(gaps, OrderGap::slippage),
                gap,
                notional.signum() > 0 ? Figures.bp(gap.e8(), notional.e8()) : null,
                gaps.stream()
                        .flatMap(order -> order.slippageBp().stream())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static double fillRatio(List<OrderGap> ended) {
        long shares = ended.stream()
                .mapToLong(order -> Fixed.share(order.filledE8(), Fixed.ONE, order.orderedE8()))
                .sum();
        return Figures.rounded((double) shares / ended.size() / Fixed.ONE, 6);
    }

    private static List<OrderGap> gaps(Blotter blotter, Instrument instrument) {
        return blotter.orders().newest(Integer.MAX_VALUE, _ -> true).stream()
                .filter(order -> order.order().symbol().equals(instrument.symbol()))
                .flatMap(order -> order.gap(instrument).stream())
                .toList();
    }

    private static Money sum(List<OrderGap> gaps, Function<OrderGap, Money> part) {
        return gaps.stream().map(part).reduce(Money.ZERO, Money::plus);
    }

    private static Listing listing() {
        var instrument =
                new Instrument(ETH, Price.of("0.01"), Quantity.of("0.001"), Money.of("5"), Rate.ofBp(1), Rate.ofBp(5));
        return new Listing(instrument, Duration.ofSeconds(10), "a test", true, true, true, Duration.ZERO);
    }
}
