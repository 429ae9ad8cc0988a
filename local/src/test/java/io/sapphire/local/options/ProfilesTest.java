package io.sapphire.local.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.coordinator.core.TradingSettings;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profiles as the coordinator reads them. */
class ProfilesTest {
    private static final String COORDINATOR = "sapphire.coordinator.";

    @ParameterizedTest
    @ValueSource(strings = {"demo", "cautious", "pilot"})
    void profileSetsEveryLimitAndNothingElse(String profile) {
        var settings = TradingSettings.from(coordinator(profile));
        assertThat(settings.trading().largestPosition())
                .isLessThan(settings.limits().size().maxPositionNotional());
        assertThat(settings.trading().largestOrder())
                .isLessThan(settings.limits().size().maxOrderNotional());
    }

    @Test
    void cautiousIsNowhereLooserThanDemo() {
        var demo = TradingSettings.from(coordinator("demo"));
        var cautious = TradingSettings.from(coordinator("cautious"));
        assertThat(cautious.limits().size().maxConcentration())
                .isLessThanOrEqualTo(demo.limits().size().maxConcentration());
        assertThat(cautious.limits().loss().maxDaily())
                .isLessThanOrEqualTo(demo.limits().loss().maxDaily());
        assertThat(cautious.limits().margin().maxLeverage())
                .isLessThanOrEqualTo(demo.limits().margin().maxLeverage());
        assertThat(cautious.sizing().targetVolatility())
                .isLessThanOrEqualTo(demo.sizing().targetVolatility());
        assertThat(cautious.sizing().probeShare()).isLessThan(Rate.of("1"));
    }

    @Test
    void pilotIsLiveWithTheSmallestLimitsThatNobodyCanLoosen() {
        var pilot = coordinator("pilot");
        assertThat(pilot).containsAll(coordinator("live"));
        var limits = TradingSettings.from(pilot).limits();
        var cautious = TradingSettings.from(coordinator("cautious")).limits();
        assertThat(limits.size().maxPositionNotional())
                .isLessThan(cautious.size().maxPositionNotional());
        assertThat(limits.loss().maxDaily()).isLessThan(cautious.loss().maxDaily());
        assertThat(Settings.ofProfile("pilot").values())
                .containsEntry("sapphire.coordinator.ceilings.max-order-notional", "150")
                .containsEntry("sapphire.coordinator.limits.max-order-notional", "150");
    }

    /** Real money has no defaults: every limit must be named, and is enough then. */
    @Test
    void liveLeavesEveryLimitToItsUser() {
        var live = coordinator("live");
        assertThat(live).extracting(Setting::key).noneMatch(key -> key.startsWith("limits."));
        var settings = new ArrayList<>(live);
        var own = coordinator("cautious").stream()
                .filter(setting -> live.stream().noneMatch(set -> set.key().equals(setting.key())))
                .toList();
        for (var next : own) {
            assertThatThrownBy(() -> TradingSettings.from(settings))
                    .hasMessageEndingWith("is missing: it has no default");
            settings.add(next);
        }
        assertThat(TradingSettings.from(settings).limits().size().maxOrderNotional())
                .isEqualTo(Money.of("500"));
    }

    /** Whichever single limit somebody forgets, nothing starts, and the sentence names it. */
    @Test
    void liveWithoutAnySingleLimitIsRefusedByItsName() {
        var whole = new ArrayList<>(coordinator("live"));
        var live = List.copyOf(whole);
        coordinator("cautious").stream()
                .filter(setting -> live.stream().noneMatch(set -> set.key().equals(setting.key())))
                .forEach(whole::add);
        var limits = whole.stream()
                .map(Setting::key)
                .filter(key -> key.startsWith("limits."))
                .toList();
        assertThat(limits).hasSize(26);
        for (var missing : limits) {
            var rest = whole.stream()
                    .filter(setting -> !setting.key().equals(missing))
                    .toList();
            assertThatThrownBy(() -> TradingSettings.from(rest))
                    .hasMessage("setting '%s' is missing: it has no default", missing);
        }
    }

    private static List<Setting> coordinator(String profile) {
        return Settings.ofProfile(profile).values().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(COORDINATOR))
                .filter(entry -> !entry.getKey().startsWith(COORDINATOR + "ceilings."))
                .map(entry -> new Setting(entry.getKey().substring(COORDINATOR.length()), entry.getValue()))
                .toList();
    }
}
