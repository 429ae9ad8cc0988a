package io.sapphire.coordinator;

import io.sapphire.coordinator.core.TradingSettings;
import io.sapphire.coordinator.shell.VenueDescription;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Setting;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What a run is begun with and keeps to its end: profile, settings, markets, seed. */
final class RunTerms {

    private RunTerms() {}

    /** As configured now, for a run that begins. */
    static RunStarted of(CoordinatorProperties properties, VenueDescription venue, String build) {
        var settings = Stream.of(
                        settings("limits", properties.limits()),
                        settings("consensus", properties.consensus()),
                        settings("trading", properties.trading()),
                        settings("sizing", properties.sizing()))
                .flatMap(some -> some)
                .toList();
        return new RunStarted(
                properties.runId().isEmpty() ? UUID.randomUUID().toString() : properties.runId(),
                build,
                venue.seed(),
                properties.profile(),
                settings,
                venue.listings(),
                venue.tradingStart());
    }

    /**
     * An unfinished run goes on under the terms it was begun with.
     *
     * @throws IllegalArgumentException if they are other ones, naming the first that differs
     */
    static void requireSame(RunStarted logged, RunStarted configured) {
        var known = logged.settings().stream().map(Setting::key).toList();
        // What did not exist when the run was begun is as it was then.
        var comparable = configured.settings().stream()
                .filter(setting -> known.contains(setting.key()) || !TradingSettings.isLater(setting.key()))
                .toList();
        if (!logged.settings().equals(comparable) || !logged.profile().equals(configured.profile())) {
            var changed = Stream.of(logged.settings(), comparable)
                    .flatMap(List::stream)
                    .filter(setting -> !(logged.settings().contains(setting) && comparable.contains(setting)))
                    .map(Setting::key)
                    .findFirst()
                    .orElse("profile");
            throw new IllegalArgumentException("the unfinished run was started with another '" + changed + "'");
        }
        if (!logged.listings().equals(configured.listings()) || logged.seed() != configured.seed()) {
            throw new IllegalArgumentException("the unfinished run was started with other markets or another seed");
        }
    }

    private static Stream<Setting> settings(String prefix, Map<String, String> values) {
        return values.entrySet().stream().map(value -> new Setting(prefix + "." + value.getKey(), value.getValue()));
    }
}
