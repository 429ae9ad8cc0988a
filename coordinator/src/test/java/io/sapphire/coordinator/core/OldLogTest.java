package io.sapphire.coordinator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import java.nio.file.Path;
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

    /** As of the build that first read it: the one that wrote it did not take limits into the hash yet. */
    private static final String ITS_HASH = "d11fa805497a002d45ee69de84dd3a97542b115ab7f7a05eb7b399ec335ce53b";

    @Test
    void logFromBeforeMostLimitsLeadsToTheSameState() {
        var replay = new Replay();
        try (var reader = LogReader.from(FEWER_LIMITS, 1, new EventCodec())) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                assertThat(replay.take(next.get())).isEmpty();
            }
        }
        assertThat(replay.core().consensus().decisions()).isEqualTo(21);
        assertThat(replay.core().orders().intents()).isEqualTo(38);
        assertThat(replay.compared()).isGreaterThanOrEqualTo(21 + 38);
        assertThat(replay.core().orders().fills()).isEqualTo(37);
        assertThat(replay.core().stateHash()).isEqualTo(ITS_HASH);
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
