package io.sapphire.coordinator.core;

import io.sapphire.coordinator.risk.RiskLimits;

/** The limits as the settings spell them. */
final class LimitSettings {
    static final String PREFIX = "limits.";

    private LimitSettings() {}

    /** @throws IllegalArgumentException naming the key that is missing or unreadable, or the limit out of its bounds */
    static RiskLimits read(Settings settings, long version) {
        return new RiskLimits(version, size(settings), margin(settings), loss(settings), pace(settings));
    }

    private static RiskLimits.Size size(Settings settings) {
        return new RiskLimits.Size(
                settings.money("limits.max-order-notional"),
                settings.money("limits.max-position-notional"),
                settings.money("limits.max-gross-notional"),
                settings.money("limits.max-net-notional"),
                settings.rate("limits.max-concentration"),
                settings.rate("limits.max-correlated-risk"),
                settings.rate("limits.max-price-deviation"),
                settings.rate("limits.max-times-typical"),
                settings.rate("limits.max-book-share"));
    }

    private static RiskLimits.Margin margin(Settings settings) {
        return new RiskLimits.Margin(
                settings.rate("limits.max-leverage"),
                settings.rate("limits.max-margin-use"),
                settings.rate("limits.initial-margin"),
                settings.rate("limits.maintenance-margin"),
                settings.rate("limits.min-liquidation-distance"));
    }

    private static RiskLimits.Loss loss(Settings settings) {
        return new RiskLimits.Loss(
                settings.money("limits.max-daily-loss"),
                settings.rate("limits.max-drawdown"),
                settings.integer("limits.max-loss-streak"),
                settings.duration("limits.cooldown-after-loss"),
                settings.money("limits.max-daily-model-cost"),
                settings.integer("limits.max-daily-model-tokens"));
    }

    private static RiskLimits.Pace pace(Settings settings) {
        return new RiskLimits.Pace(
                settings.integer("limits.max-orders-per-minute"),
                settings.integer("limits.max-messages-per-minute"),
                settings.integer("limits.max-in-flight"),
                settings.integer("limits.max-executions"),
                settings.duration("limits.executions-within"),
                settings.duration("limits.market-stale-after"));
    }
}
