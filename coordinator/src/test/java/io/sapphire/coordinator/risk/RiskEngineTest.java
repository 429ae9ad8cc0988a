package io.sapphire.coordinator.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.coordinator.risk.RiskVerdict.Approved;
import io.sapphire.coordinator.risk.RiskVerdict.Denied;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.MarginBracket;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBounds;
import io.sapphire.domain.market.OrderBounds.Lot;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Denial;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.portfolio.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RiskEngineTest {
    private static final Symbol BTC = new Symbol("BTCUSDT");
    /** Aster lends BTCUSDT likewise; the third bracket is that of methods.md 8.4, R8. */
    private static final List<MarginBracket> BRACKETS = List.of(
            new MarginBracket(1, 125, Money.ZERO, Money.of("50000"), Rate.of("0.004"), Money.ZERO),
            new MarginBracket(2, 50, Money.of("50000"), Money.of("1000000"), Rate.of("0.01"), Money.of("300")),
            new MarginBracket(3, 20, Money.of("1000000"), Money.of("5000000"), Rate.of("0.025"), Money.of("16300")));

    private static final OrderBounds BOUNDS = bounds("980", "1020", "0.001", "2000", "2000");
    private static final Instrument INSTRUMENT = new Instrument(
                    BTC, Price.of("0.01"), Quantity.of("0.0001"), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4))
            .withTerms(BOUNDS, BRACKETS);
    private static final RiskLimits LIMITS = new RiskLimits(
            7,
            new RiskLimits.Size(
                    Money.of("500"),
                    Money.of("2000"),
                    Money.of("3000"),
                    Money.of("2500"),
                    Rate.of("0.5"),
                    Rate.of("0.05"),
                    Rate.of("0.02"),
                    Rate.of("4"),
                    Rate.of("0.5")),
            new RiskLimits.Margin(Rate.of("2"), Rate.of("0.5"), Rate.of("0.05"), Rate.of("0.02"), Rate.of("0.2")),
            new RiskLimits.Loss(Money.of("200"), Rate.of("0.1"), 3, Duration.ofMinutes(5), Money.of("1"), 1_000),
            new RiskLimits.Pace(10, 20, 3, 12, Duration.ofHours(1), Duration.ofMinutes(2)));

    @Test
    void orderWithinEveryLimitIsApprovedUnderTheVersionOfTheLimits() {
        assertThat(RiskEngine.check(buy("0.5", "1000"), view(new ViewOf()), LIMITS))
                .isInstanceOfSatisfying(
                        Approved.class,
                        passed -> assertThat(passed.limitsVersion()).isEqualTo(7));
    }

    @Test
    void everyLimitOfAnEntryFires() {
        assertDenied(DenialCode.ORDER_NOTIONAL, buy("0.5001", "1000"), view -> view);
        assertDenied(DenialCode.POSITION_NOTIONAL, buy("0.4", "1000"), view -> view.holding("1.7"));
        assertDenied(
                DenialCode.POSITION_NOTIONAL,
                buy("0.4", "1000"),
                view -> view.holding("1.2").pending("0.5"));
        assertDenied(
                DenialCode.LEVERAGE,
                buy("0.4", "1000"),
                view -> view.equity("300").gross("300"));
        assertDenied(DenialCode.LEVERAGE, buy("0.4", "1000"), view -> view.equity("-1"));
        assertDenied(DenialCode.PRICE_DEVIATION, buy("0.4", "1020.01"), view -> view);
        assertDenied(DenialCode.PRICE_DEVIATION, buy("0.4", "979.99"), view -> view);
        assertDenied(DenialCode.GROSS_NOTIONAL, buy("0.4", "1000"), view -> view.gross("2600.01"));
        assertDenied(DenialCode.NET_NOTIONAL, buy("0.4", "1000"), view -> view.net("2100.01"));
        assertDenied(DenialCode.NET_NOTIONAL, sell("0.4", "1000"), view -> view.net("-2100.01"));
        assertDenied(DenialCode.DAILY_LOSS, buy("0.4", "1000"), view -> view.lost("200"));
        assertDenied(
                DenialCode.DRAWDOWN,
                buy("0.4", "1000"),
                view -> view.equity("9000").peak("10000"));
        assertDenied(DenialCode.LOSS_STREAK, buy("0.4", "1000"), view -> view.streak(3));
        assertDenied(DenialCode.COOLDOWN, buy("0.4", "1000"), view -> view.sinceLoss(Duration.ofSeconds(299)));
        assertDenied(DenialCode.ORDER_RATE, buy("0.4", "1000"), view -> view.orders(10));
        assertDenied(DenialCode.STALE_MARKET, buy("0.4", "1000"), view -> view.age(Duration.ofSeconds(121)));
        assertDenied(DenialCode.MIN_NOTIONAL, buy("0.0049", "1000"), view -> view);
        assertDenied(DenialCode.PRECISION, buy("0.40001", "1000"), view -> view);
        assertDenied(DenialCode.PRECISION, buy("0.4", "1000.001"), view -> view);
        assertDenied(DenialCode.HALTED, buy("0.4", "1000"), view -> view.state(TradingState.HALTED));
        assertDenied(DenialCode.REDUCING, buy("0.4", "1000"), view -> view.state(TradingState.REDUCING));
        assertDenied(DenialCode.WARM_UP, buy("0.4", "1000"), ViewOf::warm);
        assertDenied(DenialCode.NOT_RECONCILED, buy("0.4", "1000"), ViewOf::unreconciled);
        assertDenied(DenialCode.OUTCOME_UNKNOWN, buy("0.4", "1000"), view -> view.unknown(1));
        assertDenied(DenialCode.FAT_FINGER, buy("0.4", "1000"), view -> view.typical("99.99"));
        assertDenied(DenialCode.BOOK_SHARE, buy("0.4", "1000"), view -> view.shown("0.7999", "10"));
        assertDenied(DenialCode.BOOK_SHARE, sell("0.4", "1000"), view -> view.shown("10", "0.7999"));
        assertDenied(DenialCode.BOOK_SHARE, sell("0.4", "1000"), view -> view.shown("10", "0"));
        assertDenied(
                DenialCode.CONCENTRATION,
                buy("0.4", "1000"),
                view -> view.holding("1.5").equity("3799").peak("3799"));
        assertDenied(DenialCode.CORRELATED_EXPOSURE, buy("0.4", "1000"), view -> view.risks("480.01", "0"));
        assertDenied(DenialCode.CORRELATED_EXPOSURE, sell("0.4", "1000"), view -> view.risks("0", "480.01"));
        assertDenied(DenialCode.CORRELATED_EXPOSURE, buy("0.4", "1000"), view -> view.risks("0", "500.01"));
        assertDenied(DenialCode.MARGIN, buy("0.4", "1000"), view -> view.margin("4980.01"));
        assertDenied(
                DenialCode.MARGIN,
                buy("0.4", "1000"),
                view -> view.margin("4900").venueInitial("0.26"));
        assertDenied(DenialCode.PRICE_BOUNDS, buy("0.4", "1000"), bounded("1000.01", "2000", "0.1", "1", "1"));
        assertDenied(DenialCode.PRICE_BOUNDS, buy("0.4", "1000"), bounded("1", "999.99", "0.1", "1", "1"));
        assertDenied(DenialCode.QUANTITY_BOUNDS, buy("0.4", "1000"), bounded("1", "2000", "0.4001", "1", "1"));
        assertDenied(DenialCode.QUANTITY_BOUNDS, buy("0.4", "1000"), bounded("1", "2000", "0.1", "0.3999", "1"));
        assertDenied(DenialCode.QUANTITY_BOUNDS, buy("0.4", "1000"), bounded("1", "2000", "0.1", "1", "0.3999"));
        assertDenied(
                DenialCode.VENUE_NOTIONAL,
                buy("0.4", "1000"),
                view -> view.instrument(INSTRUMENT.withTerms(BOUNDS, lent("399.99"))));
        assertDenied(DenialCode.MESSAGE_RATE, buy("0.4", "1000"), view -> view.messages(20));
        assertDenied(DenialCode.IN_FLIGHT, buy("0.4", "1000"), view -> view.inFlight(3));
        assertDenied(DenialCode.DUPLICATE, buy("0.4", "1000"), view -> view.sameOpen(1));
        assertDenied(DenialCode.MODEL_BUDGET, buy("0.4", "1000"), view -> view.modelCost("1.01"));
        assertDenied(DenialCode.THROTTLED, buy("0.4", "1000"), ViewOf::throttled);
        assertDenied(DenialCode.NOT_REPLICATED, buy("0.4", "1000"), ViewOf::unreplicated);
    }

    @Test
    void whatIsJustWithinEveryLimitPasses() {
        var atTheEdge = new ViewOf()
                .holding("1.4")
                .gross("2500")
                .net("2000")
                .equity("9001")
                .peak("10000")
                .lost("199.99")
                .streak(2)
                .sinceLoss(Duration.ofMinutes(5))
                .orders(9)
                .age(Duration.ofMinutes(2))
                .messages(19)
                .inFlight(2)
                .typical("125");
        assertThat(RiskEngine.check(buy("0.4901", "1020"), view(atTheEdge), LIMITS))
                .isInstanceOf(Approved.class);
    }

    @Test
    void denialsCarryTheNumbersTheyWereMadeOf() {
        assertThat(RiskEngine.check(buy("0.4", "1030"), view(new ViewOf()), LIMITS))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.denial())
                                .isEqualTo(new Denial(
                                        DenialCode.PRICE_DEVIATION,
                                        Rate.of("0.03").e8(),
                                        Rate.of("0.02").e8(),
                                        "of the mark")));
    }

    /** Equity 400, one long worth 1000 at 1000, maintenance 2 %: equity equals maintenance at 612.2449 (methods.md 8.4). */
    @Test
    void liquidationPriceIsKeptAwayFromTheMark() {
        var wide = new RiskLimits(
                7,
                new RiskLimits.Size(
                        Money.of("2000"),
                        Money.of("2000"),
                        Money.of("3000"),
                        Money.of("2500"),
                        Rate.of("125"),
                        Rate.of("1"),
                        Rate.of("0.02"),
                        Rate.of("4"),
                        Rate.of("0.5")),
                new RiskLimits.Margin(Rate.of("125"), Rate.of("1"), Rate.of("0.05"), Rate.of("0.02"), Rate.of("0.2")),
                LIMITS.loss(),
                LIMITS.pace());
        var near = view(new ViewOf().equity("400").peak("400").volatility("0.13"));
        assertThat(RiskEngine.check(buy("1", "1000"), near, wide))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.denial())
                                .isEqualTo(new Denial(
                                        DenialCode.LIQUIDATION_DISTANCE, 38_775_510, 39_000_000, "of the mark")));
        var calm = view(new ViewOf().equity("400").peak("400").volatility("0.129"));
        assertThat(RiskEngine.check(buy("1", "1000"), calm, wide)).isInstanceOf(Approved.class);
        assertThat(RiskEngine.check(sell("1", "1000"), calm, wide))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.denial().observedE8()).isEqualTo(37_254_902));
    }

    /**
     * The example Binance published for its brackets (methods.md 8.4, R8): wallet 1,535,443.01, 356,512.508 to be left for
     * the other market, which is 448,192.89 under water, 109.488 BTC bought at 32,481.98: liquidated at 26,316.89. Here
     * at a mark of 30,000, in units of which one is worth 1,000.
     */
    @Test
    void liquidationPriceFollowsTheVenuesBrackets() {
        var equity = new BigDecimal("1535443.01")
                .subtract(new BigDecimal("448192.89"))
                .subtract(new BigDecimal("109.488").multiply(new BigDecimal("2481.98")));
        var given = view(new ViewOf()
                .holding("3284.63")
                .equity(equity.setScale(8, RoundingMode.HALF_UP).toPlainString())
                .elsewhere("356512.508"));
        var reading = RiskEngine.readings(buy("0.01", "1000"), given, LIMITS).stream()
                .filter(it -> it.numbers().code() == DenialCode.LIQUIDATION_DISTANCE)
                .findFirst()
                .orElseThrow();
        assertThat(reading.numbers().observedE8() / 1e8).isCloseTo((30_000 - 26_316.89) / 30_000, within(1e-6));
    }

    @Test
    void marginFollowsTheBracketOfThePositionAfterwards() {
        var given = view(new ViewOf().holding("999.9").margin("0"));
        assertThat(margin(buy("0.1", "1000"), given))
                .isEqualTo(Rate.of("0.000500").e8());
        assertThat(margin(buy("0.2", "1000"), view(new ViewOf().holding("999.9").venueInitial("0.1"))))
                .isEqualTo(Rate.of("0.002").e8());
    }

    /** Share of the equity of 10,000 that is bound. */
    private static long margin(Order order, RiskView view) {
        return RiskEngine.readings(order, view, LIMITS).stream()
                .filter(it -> it.numbers().code() == DenialCode.MARGIN)
                .findFirst()
                .orElseThrow()
                .numbers()
                .observedE8();
    }

    private static UnaryOperator<ViewOf> bounded(String low, String high, String least, String most, String atMarket) {
        var bounds = bounds(low, high, least, most, atMarket);
        return view -> view.instrument(INSTRUMENT.withTerms(bounds, BRACKETS));
    }

    private static OrderBounds bounds(String low, String high, String least, String most, String atMarket) {
        long smallest = Quantity.of(least).e8();
        return new OrderBounds(
                Price.of(low).e8(),
                Price.of(high).e8(),
                new Lot(smallest, Quantity.of(most).e8()),
                new Lot(smallest, Quantity.of(atMarket).e8()));
    }

    private static List<MarginBracket> lent(String most) {
        return List.of(new MarginBracket(1, 20, Money.ZERO, Money.of(most), Rate.of("0.004"), Money.ZERO));
    }

    @Test
    void anOrderWhoseNumbersDoNotFitIsRefusedAndEndsNothing() {
        assertDenied(DenialCode.NOT_COMPUTABLE, buy("90000000000", "1000"), view -> view);
        assertDenied(DenialCode.NOT_COMPUTABLE, buy("0.4", "1000"), view -> view.gross("92233720368"));
    }

    @Test
    void everyCodeIsHeldAgainstSomeOrder() {
        var entry = RiskEngine.readings(buy("0.4", "1000"), view(new ViewOf()), LIMITS).stream();
        var exit = RiskEngine.readings(exit("0.4"), view(new ViewOf().holding("0.4")), LIMITS).stream();
        assertThat(Stream.concat(entry, exit)
                        .map(reading -> reading.numbers().code())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(DenialCode.NOT_COMPUTABLE)));
    }

    @Test
    void exitsNeverOpenOrTurnAPosition() {
        assertDenied(DenialCode.REDUCE_ONLY, exit("0.4"), view -> view);
        assertDenied(DenialCode.REDUCE_ONLY, exit("0.4"), view -> view.holding("0.3"));
        assertDenied(DenialCode.REDUCE_ONLY, exit("0.4"), view -> view.holding("-0.5"));
        assertThat(RiskEngine.check(exit("0.4"), view(new ViewOf().holding("0.4")), LIMITS))
                .isInstanceOf(Approved.class);
    }

    @Test
    void exitsPassWhenEntriesDoNot() {
        var worst = new ViewOf()
                .holding("0.4")
                .state(TradingState.REDUCING)
                .lost("1000")
                .unknown(3)
                .unreconciled()
                .gross("99999")
                .net("99999")
                .peak("99999")
                .streak(99)
                .sinceLoss(Duration.ZERO)
                .age(Duration.ofHours(1));
        assertThat(RiskEngine.check(exit("0.4"), view(worst), LIMITS)).isInstanceOf(Approved.class);
    }

    @Test
    void haltStopsExitsUnlessAnOperatorFlattensAndNeverStopsProtection() {
        var halted = new ViewOf().holding("0.4").state(TradingState.HALTED);
        assertDenied(DenialCode.HALTED, exit("0.4"), _ -> halted);
        assertThat(RiskEngine.check(stop("0.4"), view(halted), LIMITS)).isInstanceOf(Approved.class);
        assertThat(RiskEngine.check(exit("0.4"), view(halted.flatten()), LIMITS))
                .isInstanceOf(Approved.class);
    }

    @Test
    void limitsThatLimitNothingAreRefused() {
        var one = Money.of("1");
        var rate = Rate.of("1");
        var hour = Duration.ofHours(1);
        assertThatThrownBy(() -> new RiskLimits.Size(Money.ZERO, one, one, one, rate, rate, rate, rate, rate))
                .hasMessage("limit max-order-notional must be above 0 and at most 1000000000");
        assertThatThrownBy(
                        () -> new RiskLimits.Size(Money.of("1000000001"), one, one, one, rate, rate, rate, rate, rate))
                .hasMessage("limit max-order-notional must be above 0 and at most 1000000000");
        assertThatThrownBy(() -> new RiskLimits.Size(one, one, one, one, rate, rate, Rate.of("0"), rate, rate))
                .hasMessage("limit max-price-deviation must be above 0 and at most 1");
        assertThatThrownBy(() -> new RiskLimits.Margin(Rate.of("-1"), rate, rate, rate, rate))
                .hasMessage("limit max-leverage must be above 0 and at most 125");
        assertThatThrownBy(() -> new RiskLimits.Loss(one, rate, 0, Duration.ZERO, one, 1))
                .hasMessage("limit max-loss-streak must be above 0 and at most 1000000");
        assertThatThrownBy(() -> new RiskLimits.Loss(one, rate, 1, Duration.ofSeconds(-1), one, 1))
                .hasMessage("limit cooldown-after-loss must be within 0 and 30 days");
        assertThatThrownBy(() -> new RiskLimits.Pace(1, 1, 1, 1, hour, Duration.ZERO))
                .hasMessage("limit market-stale-after must be above 0 and at most 30 days");
    }

    /** The number may be more than there is: a refusal is told all the same, and ends no run. */
    @Test
    void limitThatIsMeasuredByNextToNothingRefusesAndThrowsNothing() {
        var view = view(new ViewOf().equity("0.00000001").gross("2000"));
        assertThat(RiskEngine.check(buy("0.4", "1000"), view, LIMITS)).isInstanceOfSatisfying(Denied.class, denied -> {
            assertThat(denied.denial().code()).isEqualTo(DenialCode.LEVERAGE);
            assertThat(denied.denial().observedE8()).isEqualTo(Long.MAX_VALUE);
        });
        assertThat(observed(-100_000_000_000_000L, 1)).isEqualTo(Long.MIN_VALUE);
        assertThat(observed(-100_000_000_000_000L, 100_000_000_000_000L)).isEqualTo(-100_000_000);
        // What is measured by nothing is not even looked at.
        var unreadable = Rule.atMost(
                        DenialCode.LEVERAGE, "x", (_, _, _) -> Math.multiplyExact(Long.MAX_VALUE, 2), (_, _) -> 1)
                .of((_, _, _) -> 0);
        assertThat(unreadable.breaks(buy("0.4", "1000"), view, LIMITS)).isTrue();
        assertThat(unreadable.denial(buy("0.4", "1000"), view, LIMITS).observedE8())
                .isEqualTo(Long.MAX_VALUE);
    }

    private static long observed(long seen, long measure) {
        return Rule.atMost(DenialCode.LEVERAGE, "x", (_, _, _) -> seen, (_, _) -> 1)
                .of((_, _, _) -> measure)
                .denial(buy("0.4", "1000"), view(new ViewOf()), LIMITS)
                .observedE8();
    }

    private static void assertDenied(DenialCode code, Order order, UnaryOperator<ViewOf> given) {
        assertThat(RiskEngine.check(order, view(given.apply(new ViewOf())), LIMITS))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.denial().code()).isEqualTo(code));
    }

    private static Order buy(String quantity, String price) {
        var terms = new Terms.Limit(Price.of(price), TimeInForce.IOC);
        return new Order(new OrderId("o"), BTC, Side.BUY, Quantity.of(quantity), terms, false, Purpose.ENTRY);
    }

    private static Order sell(String quantity, String price) {
        var terms = new Terms.Limit(Price.of(price), TimeInForce.IOC);
        return new Order(new OrderId("o"), BTC, Side.SELL, Quantity.of(quantity), terms, false, Purpose.ENTRY);
    }

    private static Order exit(String quantity) {
        return new Order(
                new OrderId("o"), BTC, Side.SELL, Quantity.of(quantity), new Terms.Market(), true, Purpose.EXIT);
    }

    private static Order stop(String quantity) {
        var terms = new Terms.StopMarket(Price.of("900"), true);
        return new Order(new OrderId("o"), BTC, Side.SELL, Quantity.of(quantity), terms, true, Purpose.PROTECTION);
    }

    private static RiskView view(ViewOf of) {
        return new RiskView(
                new RiskView.Permission(
                        of.state, of.flattening, of.warmUp, of.reconciled, of.unknown, of.throttled, of.replicated),
                new RiskView.Market(
                        of.instrument,
                        new Position(BTC, new SignedQuantity(of.held), Money.ZERO),
                        of.pending,
                        Price.of("1000"),
                        of.age,
                        of.sinceLoss,
                        of.asks,
                        of.bids,
                        of.volatility,
                        of.venueInitial),
                new RiskView.Books(
                        of.equity,
                        of.peak,
                        of.gross,
                        of.net,
                        of.margin,
                        of.elsewhere,
                        of.longRisk,
                        of.shortRisk,
                        of.lost,
                        of.streak,
                        of.modelCost),
                new RiskView.Pace(of.orders, of.messages, of.inFlight, of.sameOpen, of.typical));
    }

    /** A calm market and an empty account, unless said otherwise. */
    private static final class ViewOf {
        private TradingState state = TradingState.ACTIVE;
        private Instrument instrument = INSTRUMENT;
        private Money elsewhere = Money.ZERO;
        private boolean flattening;
        private boolean warmUp;
        private boolean reconciled = true;
        private int unknown;
        private long held;
        private long pending;
        private Money equity = Money.of("10000");
        private Money gross = Money.ZERO;
        private Money lost = Money.ZERO;
        private Money peak = Money.of("10000");
        private Money net = Money.ZERO;
        private int streak;
        private Duration sinceLoss = Duration.ofDays(1);
        private int orders;
        private Duration age = Duration.ZERO;
        private boolean throttled;
        private boolean replicated = true;
        private long asks = Money.of("100").e8();
        private long bids = Money.of("100").e8();
        private Rate volatility = Rate.of("0.05");
        private Rate venueInitial = Rate.of("0.05");
        private Money margin = Money.ZERO;
        private Money longRisk = Money.ZERO;
        private Money shortRisk = Money.ZERO;
        private Money modelCost = Money.of("1");
        private int messages;
        private int inFlight;
        private int sameOpen;
        private Money typical = Money.ZERO;

        ViewOf unreplicated() {
            replicated = false;
            return this;
        }

        ViewOf throttled() {
            throttled = true;
            return this;
        }

        ViewOf shown(String offered, String wanted) {
            asks = Money.of(offered).e8();
            bids = Money.of(wanted).e8();
            return this;
        }

        ViewOf volatility(String value) {
            volatility = Rate.of(value);
            return this;
        }

        ViewOf instrument(Instrument value) {
            instrument = value;
            return this;
        }

        ViewOf elsewhere(String value) {
            elsewhere = Money.of(value);
            return this;
        }

        ViewOf venueInitial(String value) {
            venueInitial = Rate.of(value);
            return this;
        }

        ViewOf margin(String value) {
            margin = Money.of(value);
            return this;
        }

        ViewOf risks(String longs, String shorts) {
            longRisk = Money.of(longs);
            shortRisk = Money.of(shorts);
            return this;
        }

        ViewOf modelCost(String value) {
            modelCost = Money.of(value);
            return this;
        }

        ViewOf messages(int value) {
            messages = value;
            return this;
        }

        ViewOf inFlight(int value) {
            inFlight = value;
            return this;
        }

        ViewOf sameOpen(int value) {
            sameOpen = value;
            return this;
        }

        ViewOf typical(String value) {
            typical = Money.of(value);
            return this;
        }

        ViewOf state(TradingState value) {
            state = value;
            return this;
        }

        ViewOf peak(String value) {
            peak = Money.of(value);
            return this;
        }

        ViewOf net(String value) {
            net = Money.of(value);
            return this;
        }

        ViewOf streak(int value) {
            streak = value;
            return this;
        }

        ViewOf sinceLoss(Duration value) {
            sinceLoss = value;
            return this;
        }

        ViewOf flatten() {
            flattening = true;
            return this;
        }

        ViewOf warm() {
            warmUp = true;
            return this;
        }

        ViewOf unreconciled() {
            reconciled = false;
            return this;
        }

        ViewOf unknown(int value) {
            unknown = value;
            return this;
        }

        ViewOf holding(String quantity) {
            held = Money.of(quantity).e8();
            return this;
        }

        ViewOf pending(String quantity) {
            pending = Money.of(quantity).e8();
            return this;
        }

        ViewOf equity(String value) {
            equity = Money.of(value);
            return this;
        }

        ViewOf gross(String value) {
            gross = Money.of(value);
            return this;
        }

        ViewOf lost(String value) {
            lost = Money.of(value);
            return this;
        }

        ViewOf orders(int value) {
            orders = value;
            return this;
        }

        ViewOf age(Duration value) {
            age = value;
            return this;
        }
    }
}
