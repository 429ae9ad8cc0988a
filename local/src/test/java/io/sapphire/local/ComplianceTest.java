package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent.Intended;
import io.sapphire.domain.order.Purpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every control is held against a finished run, and against logs in which it was not kept. */
class ComplianceTest {
    @TempDir
    private Path folder;

    private final RecordedDay day = FinishedDay.get();

    @Test
    void everyControlIsKeptAndItsEvidenceNamed() {
        var check = day.run("compliance-check", day.data().toString());
        assertThat(check.complaint()).isEmpty();
        assertThat(check.lines()).last().isEqualTo("All 22 controls are kept.");
        assertThat(check.exit()).isZero();
        long entries = day.records().stream()
                .filter(recorded -> isEntry(recorded.event()))
                .count();
        assertThat(entries).isPositive();
        assertThat(check.lines())
                .contains(
                        "kept      Order value (RTS 6 Art. 15(1)(b); 15c3-5(c)(1)(ii))",
                        "          configured: max-order-notional 500")
                .anyMatch(line -> line.matches(
                        " +evidence:   " + entries + " entries left, the most was [0-9.]+ USDT \\(event [0-9]+\\); .*"))
                .anyMatch(line -> line.contains(" decisions, orders, denials and cancels were decided again"))
                .anyMatch(line -> line.contains("sapphire.exchange.ceilings.max-order-notional 2500"));
    }

    @Test
    void anEntryThatIsTooLargeIsFound() {
        var controls = altered(
                "large",
                events -> replaced(events, ComplianceTest::isEntry, event -> {
                    var large = (Intended) ((OrderChanged) event).fact();
                    return new OrderChanged(withQuantity(large, Quantity.of("5")), 0);
                }));
        assertThat(verdict(controls, "Order value")).isEqualTo("BROKEN");
        assertThat(verdict(controls, "Position value")).isEqualTo("BROKEN");
        assertThat(verdict(controls, "Pre-trade, automatic, on every order")).isEqualTo("BROKEN");
        assertThat(verdict(controls, "Price collar")).isEqualTo("KEPT");
    }

    @Test
    void anOrderThatLeftTwiceIsFound() {
        var controls = altered("twice", events -> {
            int place = events.indexOf(
                    events.stream().filter(ComplianceTest::isEntry).findFirst().orElseThrow());
            var more = new ArrayList<>(events);
            more.add(place + 1, events.get(place));
            return more;
        });
        assertThat(verdict(controls, "Duplicative orders")).isEqualTo("BROKEN");
    }

    @Test
    void anEntryWhileTradingWasHaltedIsFound() {
        var controls = altered("halted", events -> {
            int place = events.indexOf(
                    events.stream().filter(ComplianceTest::isEntry).findFirst().orElseThrow());
            var more = new ArrayList<>(events);
            var time = ((OrderChanged) events.get(place)).fact().eventTime();
            more.add(place, new MeshEvent.TradingHalted("somebody", "", time));
            return more;
        });
        assertThat(verdict(controls, "Kill functionality")).isEqualTo("BROKEN");
        assertThat(verdict(controls, "Authorised persons")).isEqualTo("BROKEN");
    }

    @Test
    void aReportWithoutAnIntentIsFound() {
        var controls = altered("unannounced", events -> {
            var fewer = new ArrayList<>(events);
            fewer.remove(
                    events.stream().filter(ComplianceTest::isEntry).findFirst().orElseThrow());
            return fewer;
        });
        assertThat(verdict(controls, "Written down before it leaves")).isEqualTo("BROKEN");
    }

    @Test
    void aLimitThatIsNotSetOrLimitsNothingIsMissing() {
        var controls = altered(
                "unlimited",
                events -> replaced(events, RunStarted.class::isInstance, event -> {
                    var start = (RunStarted) event;
                    var settings = start.settings().stream()
                            .filter(setting -> !setting.key().equals("limits.max-messages-per-minute"))
                            .map(setting -> setting.key().equals("limits.max-price-deviation")
                                    ? new Setting(setting.key(), "1")
                                    : setting)
                            .toList();
                    return new RunStarted(
                            start.runId(),
                            start.build(),
                            start.seed(),
                            start.profile(),
                            settings,
                            start.listings(),
                            start.tradingStart());
                }));
        assertThat(verdict(controls, "Messages per minute")).isEqualTo("MISSING");
        assertThat(verdict(controls, "Price collar")).isEqualTo("MISSING");
    }

    @Test
    void misuseIsOneSentence() {
        assertThat(day.run("compliance-check").exit()).isEqualTo(2);
        var nowhere = day.run("compliance-check", folder.toString());
        assertThat(nowhere.exit()).isEqualTo(1);
        assertThat(nowhere.complaint()).isEqualTo("There is no event log in " + folder + ".\n");
    }

    private JsonNode altered(String name, UnaryOperator<List<MeshEvent>> change) {
        var copy = day.rewritten(folder.resolve(name), events -> change.apply(untilAfterTheFirstEntry(events)));
        var check = day.run("compliance-check", "--json", copy.toString());
        assertThat(check.exit()).as(check.complaint()).isEqualTo(1);
        return JsonMapper.shared().readTree(check.lines().getFirst());
    }

    private static List<MeshEvent> untilAfterTheFirstEntry(List<MeshEvent> events) {
        int place = events.indexOf(
                events.stream().filter(ComplianceTest::isEntry).findFirst().orElseThrow());
        return events.subList(0, Math.min(events.size(), place + 200));
    }

    private static String verdict(JsonNode controls, String name) {
        return controls.valueStream()
                .filter(control -> control.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("verdict")
                .asString();
    }

    private static boolean isEntry(MeshEvent event) {
        return event instanceof OrderChanged(Intended intended, var _)
                && intended.order().purpose() == Purpose.ENTRY;
    }

    private static List<MeshEvent> replaced(
            List<MeshEvent> events, Predicate<MeshEvent> which, UnaryOperator<MeshEvent> by) {
        var copy = new ArrayList<>(events);
        int place = events.indexOf(events.stream().filter(which).findFirst().orElseThrow());
        copy.set(place, by.apply(events.get(place)));
        return copy;
    }

    private static Intended withQuantity(Intended intended, Quantity quantity) {
        var order = intended.order();
        return new Intended(
                new Order(
                        order.id(),
                        order.symbol(),
                        order.side(),
                        quantity,
                        order.terms(),
                        order.reduceOnly(),
                        order.purpose(),
                        order.positionSide(),
                        order.selfTrade()),
                intended.decision(),
                intended.approval(),
                intended.expectedPrice(),
                intended.expectedCost(),
                intended.manner(),
                intended.eventTime());
    }
}
