package io.sapphire.coordinator.core;

import java.util.Map;
import java.util.Optional;

/**
 * What a setting was before it existed: a log that does not name it was written by a build in which it limited nothing.
 * New runs must name every setting; whoever adds one adds here what older logs take it for.
 */
final class AbsentSettings {
    private static final Map<String, String> NEUTRAL = Map.ofEntries(
            Map.entry("limits.max-gross-notional", "1000000000"),
            Map.entry("limits.max-net-notional", "1000000000"),
            Map.entry("limits.max-concentration", "125"),
            Map.entry("limits.max-correlated-risk", "1"),
            Map.entry("limits.max-price-deviation", "1"),
            Map.entry("limits.max-times-typical", "1000"),
            Map.entry("limits.max-book-share", "1000"),
            Map.entry("limits.max-margin-use", "1"),
            Map.entry("limits.initial-margin", "0.00000001"),
            Map.entry("limits.maintenance-margin", "0.00000001"),
            Map.entry("limits.min-liquidation-distance", "0.00000001"),
            Map.entry("limits.max-drawdown", "1"),
            Map.entry("limits.max-loss-streak", "1000000"),
            Map.entry("limits.cooldown-after-loss", "0s"),
            Map.entry("limits.max-daily-model-cost", "1000000000"),
            Map.entry("limits.max-messages-per-minute", "1000000"),
            Map.entry("limits.max-in-flight", "1000000"),
            Map.entry("limits.max-executions", "1000000"),
            Map.entry("limits.executions-within", "1s"),
            Map.entry("sizing.target-volatility", "2"),
            Map.entry("sizing.kelly-fraction", "0.5"),
            Map.entry("sizing.probe-share", "1"),
            Map.entry("sizing.assumed-volatility", "0.00000001"),
            Map.entry("sizing.volatility-half-life", "100000h"),
            Map.entry("trading.unprotected-at-most", "8760h"));

    private AbsentSettings() {}

    static Optional<String> of(String key) {
        return Optional.ofNullable(NEUTRAL.get(key));
    }
}
