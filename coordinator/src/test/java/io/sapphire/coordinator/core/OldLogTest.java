package io.sapphire.coordinator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.OrderEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Logs that earlier builds wrote, kept as they wrote them: every later build reads them, decides the same again and comes
 * to the same state.
 */
class OldLogTest {
    /**
     * Of the build that had twelve limits, no sizing and no seconds without a stop: a scenario of 40 rounds with 21
     * decisions, 38 orders and 37 fills, as that build printed them.
     */
    private static final Path FEWER_LIMITS = Path.of("src/test/resources/logs/fewer-limits");

    /** As at a restart: what happened is taken as recorded. What newer rules would have done instead is not asked. */
    @Test
    void logFromBeforeMostLimitsLeadsToTheSameState() {
        var core = TradingCore.recorded((RunStarted) first(FEWER_LIMITS));
        var fills = new ArrayList<Fill>();
        try (var reader = LogReader.from(FEWER_LIMITS, 1, new EventCodec())) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                var _ = core.apply(next.get());
                fill(next.get().event()).ifPresent(fills::add);
            }
        }
        assertThat(core.consensus().decisions()).isEqualTo(21);
        assertThat(core.orders().intents()).isEqualTo(38);
        assertThat(core.orders().fills()).isEqualTo(37).isEqualTo(fills.size());
        var books = core.portfolio();
        var paid = fills.stream().map(OldLogTest::paid).reduce(Money.ZERO, Money::plus);
        assertThat(books.cash())
                .isEqualTo(books.deposits().plus(books.funding()).minus(paid));
    }

    private static Optional<Fill> fill(MeshEvent event) {
        return switch (event) {
            case MeshEvent.OrderChanged(OrderEvent.PartiallyFilled(var _, var fill, var _), var _) -> Optional.of(fill);
            case MeshEvent.OrderChanged(OrderEvent.Filled(var _, var fill, var _), var _) -> Optional.of(fill);
            default -> Optional.empty();
        };
    }

    private static Money paid(Fill fill) {
        var notional = fill.side() == Side.BUY ? fill.notional() : Money.ZERO.minus(fill.notional());
        return notional.plus(fill.fee());
    }

    @Test
    void newRunMustNameEverySetting() {
        var started = (RunStarted) first(FEWER_LIMITS);
        assertThatThrownBy(() -> TradingCore.of(started)).hasMessageEndingWith("is missing: it has no default");
    }

    /** What is left out is listed as later, so that a run that is gone on with may lack it. */
    @Test
    void whatItLacksIsKnownToBeLater() {
        var started = (RunStarted) first(FEWER_LIMITS);
        assertThat(Scenario.settings())
                .filteredOn(setting ->
                        started.settings().stream().noneMatch(old -> old.key().equals(setting.key())))
                .isNotEmpty()
                .allMatch(setting -> TradingSettings.isLater(setting.key()));
    }

    private static Object first(Path log) {
        try (var reader = LogReader.from(log, 1, new EventCodec())) {
            return reader.read().orElseThrow().event();
        }
    }
}
