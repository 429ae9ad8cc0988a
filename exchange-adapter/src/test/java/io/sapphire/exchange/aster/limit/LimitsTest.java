package io.sapphire.exchange.aster.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.exchange.aster.limit.Admission.Granted;
import io.sapphire.exchange.aster.limit.Admission.Refused;
import io.sapphire.exchange.aster.limit.RateLimit.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.scheduler.VirtualTimeScheduler;

/** In virtual time; the venue's and this machine's clock both follow it, from {@link #START} on. */
class LimitsTest {
    private static final Instant START = Instant.parse("2026-01-05T12:00:30Z");
    private static final Charge CANCEL = Tariff.change("DELETE", "/fapi/v3/order", "symbol=BTCUSDT");
    private static final Charge ORDER = Tariff.change("POST", "/fapi/v3/order", "symbol=BTCUSDT&quantity=1");
    private static final Charge CLOSE = Tariff.change("POST", "/fapi/v3/order", "quantity=1&reduceOnly=true");
    private static final Charge BOOK = Tariff.read("/fapi/v3/depth", "symbol=BTCUSDT&limit=1000", false);

    private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();
    private final InstantSource clock = () -> START.plusMillis(timer.now(TimeUnit.MILLISECONDS));
    private BanMemory memory = BanMemory.none();

    @Test
    void marketDataWaitsWhileOrdersAndCancelsPass() {
        var limits = enforced();
        spend(limits, 1_440);

        var waiting = ask(limits, BOOK);
        assertThat(waiting).as("60 % of 2400").isEmpty();
        assertThat(ask(limits, ORDER)).containsExactly(new Granted());
        assertThat(ask(limits, CANCEL)).containsExactly(new Granted());
        timer.advanceTimeBy(Duration.ofSeconds(59));
        assertThat(waiting).isEmpty();
        timer.advanceTimeBy(Duration.ofSeconds(3));
        assertThat(waiting).containsExactly(new Granted());
    }

    @Test
    void newOrderIsRefusedAtOnceWhereItWouldTouchTheReserveOfCancels() {
        var limits = enforced();
        spend(limits, 1_684);

        assertThat(ask(limits, ORDER))
                .as("70.2 % of 2400")
                .containsExactly(new Refused(
                        "POST /fapi/v3/order would exceed its part of the venue's limit of 2400 weight in 1m"));
        assertThat(ask(limits, CLOSE)).containsExactly(new Granted());
        assertThat(ask(limits, CANCEL)).containsExactly(new Granted());
    }

    /** Waiting would never end: the minute passes only when whoever asks has his answer. */
    @Test
    void whereTimeMovesInStepsOrdersAreRefusedAndQuestionsPass() {
        var limits = limits();
        limits.enforceInSteps();
        spend(limits, 1_684);

        assertThat(ask(limits, BOOK)).containsExactly(new Granted());
        assertThat(ask(limits, ORDER)).hasOnlyElementsOfType(Refused.class);
        assertThat(ask(limits, CANCEL)).containsExactly(new Granted());
        timer.advanceTimeBy(Duration.ofSeconds(62));
        assertThat(ask(limits, ORDER)).containsExactly(new Granted());
    }

    @Test
    void cancelPassesUntilTheWholeBudgetIsUsed() {
        var limits = enforced();
        spend(limits, 2_159);

        assertThat(ask(limits, CANCEL)).containsExactly(new Granted());
        assertThat(ask(limits, CANCEL)).hasOnlyElementsOfType(Refused.class);
    }

    @Test
    void noMinuteOfTheVenueSeesMoreThanItsLimit() {
        var limits = enforced();
        var random = new Random(7);
        var sent = new ArrayList<Instant>();
        for (int i = 0; i < 4_000; i++) {
            var _ = limits.admit(BOOK).subscribe(_ -> sent.add(clock.instant()));
            timer.advanceTimeBy(Duration.ofMillis(random.nextInt(100)));
        }
        timer.advanceTimeBy(Duration.ofHours(2));

        assertThat(sent).hasSize(4_000).isSorted();
        for (int first = 0, last = 0; last < sent.size(); last++) {
            while (!sent.get(first).plusSeconds(60).isAfter(sent.get(last))) {
                first++;
            }
            assertThat((last - first + 1) * BOOK.weight()).isLessThanOrEqualTo(1_447);
        }
        assertThat(Duration.between(sent.getFirst(), sent.getLast()))
                .as("waits no longer than it must")
                .isLessThan(Duration.ofMinutes(60));
    }

    @Test
    void venuesOwnCountHoldsWhereItIsHigher() {
        var limits = enforced();
        limits.heard(200, header("X-MBX-USED-WEIGHT-1M", "2000"));

        assertThat(ask(limits, ORDER)).hasOnlyElementsOfType(Refused.class);
        limits.heard(200, header("X-MBX-USED-WEIGHT-1M", "10"));
        assertThat(ask(limits, ORDER)).as("our own count is higher").hasOnlyElementsOfType(Refused.class);
        timer.advanceTimeBy(Duration.ofSeconds(62));
        assertThat(ask(limits, ORDER)).containsExactly(new Granted());
    }

    @Test
    void ordersAreCountedApart() {
        var limits = enforced();
        limits.heard(200, header("X-MBX-ORDER-COUNT-1M", "1000"));

        assertThat(ask(limits, ORDER)).hasOnlyElementsOfType(Refused.class);
        assertThat(ask(limits, CLOSE)).containsExactly(new Granted());
        assertThat(ask(limits, CANCEL)).containsExactly(new Granted());
        assertThat(ask(limits, BOOK)).containsExactly(new Granted());
    }

    @Test
    void ordersStopWhenTheVenueSaysThatThereWereTooMany() {
        var limits = enforced();
        limits.heard(-1015, "Too many new orders.");

        assertThat(ask(limits, CLOSE)).hasOnlyElementsOfType(Refused.class);
        assertThat(ask(limits, CANCEL)).containsExactly(new Granted());
    }

    @Test
    void loweredLimitHoldsAtOnceAndWhatWasUsedStaysUsed() {
        var limits = enforced();
        spend(limits, 300);
        limits.follow(List.of(new RateLimit(Kind.REQUEST_WEIGHT, Duration.ofMinutes(1), 400)));

        assertThat(ask(limits, ORDER)).hasOnlyElementsOfType(Refused.class);
        assertThat(limits.current()).map(RateLimit::toString).containsExactly("400 weight in 1m", "1200 orders in 1m");
    }

    @Test
    void everythingStopsAsLongAsTheVenueSays() {
        var limits = enforced();
        limits.heard(429, header("Retry-After", "30"));

        assertThat(limits.isStale()).isTrue();
        assertThat(ask(limits, CANCEL)).containsExactly(new Refused("the venue asked for a pause of another 30000 ms"));
        var waiting = ask(limits, BOOK);
        timer.advanceTimeBy(Duration.ofMillis(29_999));
        assertThat(waiting).isEmpty();
        timer.advanceTimeBy(Duration.ofMillis(1));
        assertThat(waiting).containsExactly(new Granted());
        assertThat(ask(limits, CANCEL)).containsExactly(new Granted());
    }

    @Test
    void pauseLastsAMinuteIfTheVenueDoesNotSay() {
        var limits = enforced();
        limits.heard(429, _ -> Optional.empty());

        timer.advanceTimeBy(Duration.ofMillis(59_999));
        assertThat(ask(limits, CANCEL)).hasOnlyElementsOfType(Refused.class);
        timer.advanceTimeBy(Duration.ofSeconds(2));
        assertThat(ask(limits, CANCEL)).containsExactly(new Granted());
    }

    @Test
    void banOutlivesTheProcess(@TempDir Path folder) {
        memory = new FileBanMemory(folder.resolve("ban"));
        enforced().heard(418, header("Retry-After", "600"));
        timer.advanceTimeBy(Duration.ofSeconds(100));

        var limits = enforced();
        assertThat(ask(limits, CANCEL))
                .containsExactly(new Refused("the venue has banned this address until 2026-01-05T12:10:30Z"));
        assertThat(ask(limits, BOOK)).as("too long to wait").hasOnlyElementsOfType(Refused.class);
        timer.advanceTimeBy(Duration.ofSeconds(500));
        assertThat(ask(limits, CANCEL)).containsExactly(new Granted());
        assertThat(ask(enforced(), CANCEL)).containsExactly(new Granted());
    }

    @Test
    void banLastsAsLongAsTheErrorSays(@TempDir Path folder) {
        memory = new FileBanMemory(folder.resolve("ban"));
        var limits = enforced();
        limits.heard(418, _ -> Optional.empty());
        long until = START.plusSeconds(3_600).toEpochMilli();
        limits.heard(-1003, "Way too many requests; IP(1.2.3.4) banned until " + until + ".");

        assertThat(memory.until()).isEqualTo(START.plusSeconds(3_600));
        timer.advanceTimeBy(Duration.ofSeconds(3_599));
        assertThat(ask(limits, CANCEL)).hasOnlyElementsOfType(Refused.class);
        timer.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(ask(limits, CANCEL)).containsExactly(new Granted());
    }

    @Test
    void simulatorWhoseClockStandsIsNotHeldUpByCounts() {
        var limits = limits();
        limits.heard(200, header("X-MBX-USED-WEIGHT-1M", "90000"));
        spend(limits, 5_000);

        assertThat(ask(limits, ORDER)).containsExactly(new Granted());
        limits.heard(429, header("Retry-After", "1"));
        assertThat(ask(limits, ORDER)).hasOnlyElementsOfType(Refused.class);
    }

    @Test
    void clockThatIsSetBackForgetsNothing() {
        var window = new Window(Duration.ofMinutes(1));
        window.add(START, 10);
        window.add(START.minusSeconds(300), 5);

        assertThat(window.used(START.plusSeconds(60))).isEqualTo(15);
        assertThat(window.used(START.plusSeconds(61))).isZero();
    }

    private static void spend(Limits limits, int weight) {
        for (int spent = 0; spent < weight; spent++) {
            var one = new Charge("GET something", Lane.SAFETY, 1, 0, false);
            assertThat(ask(limits, one)).containsExactly(new Granted());
        }
    }

    private static List<Admission> ask(Limits limits, Charge charge) {
        var answers = new ArrayList<Admission>();
        var _ = limits.admit(charge).subscribe(answers::add);
        return answers;
    }

    private static Function<String, Optional<String>> header(String name, String value) {
        return wanted -> Optional.ofNullable(Map.of(name, value).get(wanted));
    }

    private Limits enforced() {
        var limits = limits();
        limits.enforce();
        return limits;
    }

    private Limits limits() {
        return new Limits(90, clock, timer, clock, memory, new Random(1));
    }
}
