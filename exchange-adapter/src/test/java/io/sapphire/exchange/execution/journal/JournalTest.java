package io.sapphire.exchange.execution.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.PositionSide;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SelfTrade;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.order.Watch;
import io.sapphire.domain.order.WorkingPrice;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Logger QUIET = Logger.getLogger(Journal.class.getName());

    private static final Instant NOW = Instant.parse("2013-11-26T00:00:00.123456789Z");
    private static final Symbol BITCOIN = new Symbol("BTCUSDT");
    private static final OrderId ID = new OrderId("o-1");
    private static final Fill FILL =
            new Fill(7, BITCOIN, Side.SELL, Price.of("100.01"), Quantity.of("0.00000001"), Money.of("-0.1"), true);

    private static final Watch GUARDED = new Watch(WorkingPrice.LAST, true);
    private static final Terms.Limit LIMIT = new Terms.Limit(Price.of("1"), TimeInForce.HIDDEN);

    private static final List<Entry> EVERYTHING = List.of(
            new Entry.SubmitIntended(order(new Terms.Limit(Price.of("1"), TimeInForce.GTX)), approval(), NOW),
            new Entry.SubmitIntended(order(new Terms.Market()), approval(), NOW),
            new Entry.SubmitIntended(order(new Terms.StopMarket(Price.of("9"), true)), approval(), NOW),
            new Entry.SubmitIntended(order(new Terms.StopMarket(Price.of("9"), false, GUARDED)), approval(), NOW),
            new Entry.SubmitIntended(order(new Terms.TakeProfitMarket(Price.of("9"), true, GUARDED)), approval(), NOW),
            new Entry.SubmitIntended(order(new Terms.Stop(Price.of("9"), LIMIT, GUARDED)), approval(), NOW),
            new Entry.SubmitIntended(order(new Terms.TakeProfit(Price.of("9"), LIMIT, GUARDED)), approval(), NOW),
            new Entry.SubmitIntended(order(trailing(Optional.empty())), approval(), NOW),
            new Entry.SubmitIntended(order(trailing(Optional.of(Price.of("8")))), approval(), NOW),
            new Entry.SubmitIntended(hedged(), approval(), NOW),
            new Entry.CancelIntended(ID, 3, NOW),
            new Entry.CancelAllIntended(BITCOIN, 3, NOW),
            new Entry.AmendIntended(new Amendment(ID, Price.of("2"), Quantity.of("3")), 3, NOW),
            new Entry.AmendmentSettled(ID, false, "gone", NOW),
            new Entry.SettingIntended("leverage of BTCUSDT to 5", NOW),
            new Entry.GuardIntended(BITCOIN, true, NOW),
            new Entry.OrderReported(1, new OrderEvent.Accepted(ID, 12, NOW)),
            new Entry.OrderReported(2, new OrderEvent.Amended(ID, Price.of("2"), Quantity.of("3"), NOW)),
            new Entry.OrderReported(3, new OrderEvent.Rejected(ID, -2019, "no \"margin\"", NOW)),
            new Entry.OrderReported(4, new OrderEvent.PartiallyFilled(ID, FILL, NOW)),
            new Entry.OrderReported(5, new OrderEvent.Filled(ID, FILL, NOW)),
            new Entry.OrderReported(6, new OrderEvent.Cancelled(ID, NOW)),
            new Entry.OrderReported(7, new OrderEvent.Expired(ID, "why", NOW)),
            new Entry.OrderReported(8, new OrderEvent.Unknown(ID, "why", NOW)),
            new Entry.OrderReported(9, new OrderEvent.Resolved(ID, false, NOW)),
            new Entry.OrderReported(10, new OrderEvent.External(order(new Terms.Market()), 12, NOW)),
            new Entry.AccountReported(11, new AccountEvent.FundingPaid(BITCOIN, Money.of("-1"), NOW)),
            new Entry.AccountReported(12, new AccountEvent.BalanceChanged("USDT", Money.of("1"), "DEPOSIT", NOW)),
            new Entry.AccountReported(13, new AccountEvent.LeverageChanged(BITCOIN, 2, NOW)),
            new Entry.AccountReported(14, new AccountEvent.Liquidated(BITCOIN, NOW)),
            new Entry.AccountReported(
                    15,
                    new AccountEvent.Reconciled(
                            Money.of("5"), List.of(new Holding(BITCOIN, new SignedQuantity(-5))), NOW)),
            new Entry.HistoryBegun(List.of(new Entry.NewestTrade(BITCOIN, 0)), NOW),
            new Entry.Halted("ann", "drill", NOW),
            new Entry.Released("ann", "over", NOW));

    /** As the first release wrote them. */
    private static final List<String> OLD = List.of("""
        {"type":"SubmitIntended","order":{"id":{"value":"o-1"},"symbol":{"value":"BTCUSDT"},"side":"BUY",\
        "quantity":{"e8":150000000},"terms":{"type":"StopMarket","trigger":{"e8":900000000},"closePosition":true},\
        "reduceOnly":true,"purpose":"EXIT"},"approval":{"limitsVersion":1,"epoch":2,\
        "expiry":"2013-11-26T00:00:05.123456789Z"},"eventTime":"2013-11-26T00:00:00.123456789Z"}\
        """, """
        {"type":"OrderReported","report":10,"fact":{"type":"External","order":{"id":{"value":"o-1"},\
        "symbol":{"value":"BTCUSDT"},"side":"BUY","quantity":{"e8":150000000},"terms":{"type":"Market"},\
        "reduceOnly":true,"purpose":"EXIT"},"venueOrderId":12,"eventTime":"2013-11-26T00:00:00.123456789Z"}}\
        """);

    private final FakeDisk disk = new FakeDisk();

    @BeforeAll
    static void expectDamage() {
        QUIET.setLevel(Level.OFF);
    }

    private static Order order(Terms terms) {
        return new Order(ID, BITCOIN, Side.BUY, Quantity.of("1.5"), terms, true, Purpose.EXIT);
    }

    private static Terms trailing(Optional<Price> activation) {
        return new Terms.TrailingStop(activation, Rate.of("0.01"), WorkingPrice.LAST);
    }

    private static Order hedged() {
        return new Order(
                ID,
                BITCOIN,
                Side.BUY,
                Quantity.of("1.5"),
                LIMIT,
                false,
                Purpose.ENTRY,
                PositionSide.SHORT,
                SelfTrade.EXPIRE_BOTH);
    }

    private static Approval approval() {
        return new Approval(1, 2, NOW.plusSeconds(5));
    }

    @Test
    void whatTheFirstReleaseWroteIsRead() {
        assertThat(OLD.stream().map(line -> EntryCodec.decode(line.getBytes(UTF_8))))
                .containsExactly(
                        new Entry.SubmitIntended(order(new Terms.StopMarket(Price.of("9"), true)), approval(), NOW),
                        new Entry.OrderReported(10, new OrderEvent.External(order(new Terms.Market()), 12, NOW)));
    }

    @Test
    void everyEntrySurvives() {
        Journal.open(disk.store()).append(EVERYTHING);

        assertThat(Journal.open(disk.store()).entries()).isEqualTo(EVERYTHING);
    }

    @Test
    void everyEntrySurvivesInAFile(@TempDir Path folder) {
        var file = folder.resolve("journal/orders.log");
        try (var journal = Journal.open(FileJournalStore.open(file))) {
            journal.append(EVERYTHING);
            assertThatIllegalStateException()
                    .isThrownBy(() -> FileJournalStore.open(file))
                    .withMessage("the journal " + file + " is in use by another adapter");
        }
        try (var journal = Journal.open(FileJournalStore.open(file))) {
            journal.append(EVERYTHING);
            assertThat(journal.entries()).hasSize(2 * EVERYTHING.size());
        }
    }

    @Test
    void interruptedThreadStillWritesAndSoDoesEverybodyAfterIt(@TempDir Path folder) {
        var file = folder.resolve("orders.log");
        try (var journal = Journal.open(FileJournalStore.open(file))) {
            Thread.currentThread().interrupt();
            journal.append(EVERYTHING);
            assertThat(journal.entries()).isEqualTo(EVERYTHING);
            assertThat(Thread.interrupted()).isTrue();
            journal.append(EVERYTHING);
            assertThat(journal.entries()).hasSize(2 * EVERYTHING.size());
        }
    }

    @Test
    void tornTailIsCutWhereverItIsTorn() {
        Journal.open(disk.store()).append(EVERYTHING);
        int sound = disk.bytes().length;
        Journal.open(disk.store()).append(EVERYTHING.subList(0, 1));
        var whole = disk.bytes();

        for (int length = sound; length < whole.length; length++) {
            disk.replace(Arrays.copyOf(whole, length));
            var journal = Journal.open(disk.store());
            assertThat(disk.bytes()).hasSize(sound);
            assertThat(journal.entries()).isEqualTo(EVERYTHING);
        }
    }

    @Test
    void everyFlippedBitInTheLastRecordIsCut() {
        Journal.open(disk.store()).append(EVERYTHING);
        int sound = disk.bytes().length;
        Journal.open(disk.store()).append(EVERYTHING.subList(0, 1));
        var whole = disk.bytes();

        for (int position = sound; position < whole.length; position++) {
            var damaged = whole.clone();
            damaged[position] ^= (byte) (1 << position % 8);
            disk.replace(damaged);
            assertThat(Journal.open(disk.store()).entries()).isEqualTo(EVERYTHING);
        }
    }

    @Test
    void damageBeforeTheEndIsRefusedWhereverItIs() {
        Journal.open(disk.store()).append(EVERYTHING.subList(0, 5));
        int end = disk.bytes().length;
        Journal.open(disk.store()).append(EVERYTHING.subList(5, 7));
        var whole = disk.bytes();

        for (int position = 0; position < end; position++) {
            var damaged = whole.clone();
            damaged[position] ^= (byte) (1 << position % 8);
            disk.replace(damaged);
            assertThatIllegalStateException()
                    .as("byte %s", position)
                    .isThrownBy(() -> Journal.open(disk.store()))
                    .withMessageContaining("the journal is");
            assertThat(disk.bytes()).as("nothing is lost").isEqualTo(damaged);
        }
    }

    @Test
    void failedWriteLeavesNothing() {
        Journal.open(disk.store()).append(EVERYTHING.subList(0, 1));
        var journal = Journal.open(disk.dyingAt(disk.writes() + 1, FakeDisk.Death.WITHIN));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> journal.append(EVERYTHING));
        assertThat(Journal.open(disk.store()).entries()).hasSizeLessThan(EVERYTHING.size());
    }
}
