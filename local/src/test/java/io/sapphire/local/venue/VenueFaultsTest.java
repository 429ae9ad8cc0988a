package io.sapphire.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One kind of fault at a time, again and again, while somebody trades: what the adapter reports is what the venue has in
 * its books, nothing is lost and nothing happens twice. Each fault is written as the admin port takes it.
 */
class VenueFaultsTest {
    private static final String SYMBOL = "BTCUSDT";
    private static final Duration FRAME = Duration.ofSeconds(10);
    /** Base-asset units. */
    private static final long LARGE_E8 = 100_000_000;
    /** Ticks of the synthetic market, which begins at 1,000 and has ticks of 0.01. */
    private static final int EIGHT_PERCENT = 8_000;

    @TempDir
    Path folder;

    @Tag("slow")
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        the answer comes late              | {"mode":"rest.latency","endpoint":"POST /fapi/v3/order","beforeMs":3,"afterMs":3}
        no answer, done                    | {"mode":"rest.silent","endpoint":"POST /fapi/v3/order"}
        no answer, not done                | {"mode":"rest.silent","executed":false,"endpoint":"POST /fapi/v3/order"}
        no answer to a cancel              | {"mode":"rest.silent","endpoint":"DELETE /fapi/v3/order"}
        403 of the web server              | {"mode":"rest.error","executed":false,"status":403,"body":"html","endpoint":"POST /fapi/v3/order"}
        an error with status 200           | {"mode":"rest.error","executed":false,"status":200,"code":-2010,"endpoint":"POST /fapi/v3/order"}
        429 with Retry-After               | {"mode":"limit.429","retryAfterS":1,"endpoint":"POST /fapi/v3/order"}
        too many orders                    | {"mode":"rest.error","executed":false,"status":429,"code":-1015,"endpoint":"POST /fapi/v3/order","nth":9}
        a nonce that is used or too old    | {"mode":"rest.error","executed":false,"status":400,"code":-4225,"endpoint":"POST /fapi/v3/order"}
        a time stamp out of the window     | {"mode":"rest.error","executed":false,"status":400,"code":-1021,"endpoint":"POST /fapi/v3/order"}
        a signature that is not accepted   | {"mode":"rest.error","executed":false,"status":401,"code":-1022,"endpoint":"POST /fapi/v3/order"}
        an agent without the permission    | {"mode":"rest.error","executed":false,"status":401,"code":-2015,"endpoint":"POST /fapi/v3/order"}
        an account without a deposit       | {"mode":"rest.error","executed":false,"status":400,"code":-5050,"endpoint":"POST /fapi/v3/order"}
        no margin                          | {"mode":"rest.error","executed":false,"status":400,"code":-2019,"endpoint":"POST /fapi/v3/order"}
        nothing to reduce                  | {"mode":"rest.error","executed":false,"status":400,"code":-2022,"endpoint":"POST /fapi/v3/order"}
        another position mode              | {"mode":"rest.error","executed":false,"status":400,"code":-4061,"endpoint":"POST /fapi/v3/order"}
        below the smallest notional        | {"mode":"rest.error","executed":false,"status":400,"code":-4164,"endpoint":"POST /fapi/v3/order"}
        a market order too far from the mark | {"mode":"rest.error","executed":false,"status":400,"code":-4131,"endpoint":"POST /fapi/v3/order"}
        many partial fills                 | {"mode":"order.treat","parts":4,"times":3}
        an order that is matched late      | {"mode":"order.treat","delayMs":15000}
        the rest of it expires             | {"mode":"order.treat","share":"0.4","times":3}
        filled before it is cancelled      | {"mode":"order.fill_first","endpoint":"DELETE /fapi/v3/order"}
        filled before it is changed        | {"mode":"order.fill_first","endpoint":"PUT /fapi/v3/order"}
        the answer to the order before     | {"mode":"rest.stale","endpoint":"POST /fapi/v3/order"}
        the answer to the cancel before    | {"mode":"rest.stale","endpoint":"DELETE /fapi/v3/order"}
        fields nobody knows                | {"mode":"rest.strange","what":"unknown_field","times":9}
        numbers written as text            | {"mode":"rest.strange","what":"text_ids","times":9}
        messages with fields nobody knows  | {"mode":"user.strange","what":"unknown_field","times":9}
        messages with numbers as text      | {"mode":"user.strange","what":"text_ids","times":9}
        messages with words nobody knows   | {"mode":"user.strange","what":"unknown_word","times":2}
        a user stream that is silent       | {"mode":"user.drop","forMs":60000}
        messages that come late            | {"mode":"user.delay","delayMs":15000,"times":3}
        messages that come twice           | {"mode":"user.duplicate","times":9}
        messages in another order          | {"mode":"user.reorder","times":3}
        a listen key that expires          | {"mode":"user.expire"}
        a market stream that is silent     | {"mode":"market.drop","forMs":20000}
        market messages nobody knows       | {"mode":"market.strange","what":"unknown_field","times":50}
        market numbers written as text     | {"mode":"market.strange","what":"text_ids","times":50}
        a depth gap                        | {"mode":"market.drop","event":"depthUpdate","nth":3}
        """)
    void whatIsReportedIsWhatHappened(String name, String fault) {
        try (var trader =
                new FaultyTrader(folder, name.hashCode() & 0xff, (victim, step) -> strike(victim, step, fault))) {
            trader.play();
            assertThat(trader.verdict()).isEmpty();
            assertThat(trader.bench().simulator().faults().hits()).isNotEmpty();
        }
    }

    /** Ninety seconds, where a nonce may be sixty away. */
    @ParameterizedTest
    @CsvSource({"90000", "-90000"})
    void theVenuesClockJumpsAndComesBack(long aheadMs) {
        try (var trader = new FaultyTrader(folder, 11, (victim, step) -> {
            if (step == 4 || step == 9) {
                var _ = victim.bench().admin("PUT", "/admin/clock", "{\"aheadMs\":" + (step == 4 ? aheadMs : 0) + "}");
            }
        })) {
            trader.play();
            assertThat(trader.verdict()).isEmpty();
            assertThat(trader.bench().ledger().trades()).hasSizeGreaterThan(3);
        }
    }

    @Test
    void theMarketJumpsAndItsTickChanges() {
        try (var trader = new FaultyTrader(folder, 12, (victim, step) -> {
            if (step == 4) {
                upset(victim, "\"do\":\"jump\",\"ticks\":-500");
            } else if (step == 7) {
                upset(victim, "\"do\":\"tick\",\"tick\":\"0.05\"");
            }
        })) {
            trader.play();
            assertThat(trader.verdict()).isEmpty();
        }
    }

    @Test
    void theMarketTakesOnlySmallerPositionsForAWhile() {
        try (var trader = new FaultyTrader(folder, 13, (victim, step) -> {
            if (step == 5) {
                upset(victim, "\"do\":\"status\",\"status\":\"settling\"");
            } else if (step == 9) {
                upset(victim, "\"do\":\"status\",\"status\":\"trading\"");
            }
        })) {
            trader.play();
            assertThat(trader.verdict()).isEmpty();
        }
    }

    /** What the venue closes by itself is nobody's intent, and is told all the same. */
    @Test
    void theVenueClosesThePositionByItself() {
        var closed = new AtomicInteger();
        try (var trader = new FaultyTrader(folder, 14, (victim, step) -> {
            if (step > 3 && victim.bench().ledger().positionE8() != 0) {
                upset(victim, "\"do\":\"deleverage\"");
                closed.incrementAndGet();
            }
        })) {
            trader.play();
            assertThat(trader.verdict())
                    .hasSize(closed.get())
                    .allMatch(problem -> problem.startsWith("the venue has adl_autoclose-"));
            assertThat(closed.get()).isPositive();
        }
    }

    /** 60 USDT carry a position worth 1,000 through 4 %, not through 8; the stop at 10 comes too late. */
    @Test
    void theVenueLiquidatesThePosition() {
        try (var trader = new FaultyTrader(folder, 15, "60", (victim, step) -> {
            long held = victim.bench().ledger().positionE8();
            if (Math.abs(held) >= LARGE_E8) {
                upset(victim, "\"do\":\"jump\",\"ticks\":" + (held > 0 ? -EIGHT_PERCENT : EIGHT_PERCENT));
            }
        })) {
            trader.play();
            assertThat(trader.verdict())
                    .isNotEmpty()
                    .allMatch(problem -> problem.startsWith("the venue has autoclose-"));
            assertThat(trader.liquidations()).isEqualTo(trader.verdict().size());
            assertThat(trader.bench().ledger().positionE8()).isZero();
        }
    }

    /** Not always: a stop that is refused whenever it is sent protects nothing, whoever sends it. */
    private static void strike(FaultyTrader victim, int step, String fault) {
        victim.pass(FRAME);
        if (step % 3 == 0) {
            var _ = victim.bench().admin("POST", "/admin/faults", fault);
        }
    }

    private static void upset(FaultyTrader victim, String what) {
        var _ = victim.bench().admin("POST", "/admin/upset", "{\"symbol\":\"" + SYMBOL + "\"," + what + "}");
    }
}
