package io.sapphire.coordinator.core;

import io.sapphire.coordinator.consensus.ConsensusRules;
import io.sapphire.coordinator.consensus.WeightRules;
import io.sapphire.coordinator.execution.TradingRules;
import io.sapphire.coordinator.risk.RiskLimits;
import io.sapphire.coordinator.sizing.SizingRules;
import io.sapphire.domain.event.Setting;
import java.util.Collection;

/**
 * Everything that decides about trading, read from the text that every log begins with.
 *
 * @param limits that hold at the beginning; an operator may change them
 */
public record TradingSettings(RiskLimits limits, ConsensusRules consensus, TradingRules trading, SizingRules sizing) {
    /** Limits are as the log begins with. */
    static final long FIRST_VERSION = 1;

    /** @throws IllegalArgumentException naming the key that is missing, unreadable or unknown */
    public static TradingSettings from(Collection<Setting> texts) {
        return from(new Settings(texts, false));
    }

    /**
     * Those a log begins with: a setting that did not exist then limits nothing.
     *
     * @throws IllegalArgumentException naming the key that is missing, unreadable or unknown
     */
    public static TradingSettings fromLog(Collection<Setting> texts) {
        return from(new Settings(texts, true));
    }

    /** Whether logs may lack a setting because it did not always exist. */
    public static boolean isLater(String key) {
        return AbsentSettings.of(key).isPresent();
    }

    private static TradingSettings from(Settings settings) {
        var all = new TradingSettings(
                LimitSettings.read(settings, FIRST_VERSION), consensus(settings), trading(settings), sizing(settings));
        settings.refuseUnread();
        return all;
    }

    private static ConsensusRules consensus(Settings settings) {
        return new ConsensusRules(
                settings.integer("consensus.quorum"),
                settings.probability("consensus.threshold"),
                settings.probability("consensus.hold-at"),
                settings.probability("consensus.full-size-at"),
                settings.probability("consensus.clip"),
                settings.probability("consensus.max-weight"),
                settings.integer("consensus.supporters"),
                settings.flag("consensus.enforce-supporters"),
                settings.flag("consensus.enforce-leave-one-out"),
                settings.flag("consensus.enforce-edge-after-cost"),
                settings.duration("consensus.decide-every"),
                weights(settings));
    }

    /** Logs from before there were weights to learn are replayed with equal ones. */
    private static WeightRules weights(Settings settings) {
        var equal = WeightRules.EQUAL;
        return new WeightRules(
                settings.orElse("consensus.weight-half-life", settings::integer, equal.halfLife()),
                settings.orElse(
                        "consensus.weight-shrink",
                        key -> settings.probability(key).ratio(),
                        equal.shrink()),
                equal.probation(),
                equal.probationWeight());
    }

    private static TradingRules trading(Settings settings) {
        return new TradingRules(
                settings.text("trading.account"),
                settings.money("trading.largest-position"),
                settings.money("trading.largest-order"),
                settings.rate("trading.hysteresis"),
                settings.rate("trading.collar"),
                settings.duration("trading.order-life"),
                settings.rate("trading.stop-distance"),
                settings.duration("trading.unprotected-at-most"));
    }

    private static SizingRules sizing(Settings settings) {
        return new SizingRules(
                settings.rate("sizing.target-volatility"),
                settings.rate("sizing.kelly-fraction"),
                settings.rate("sizing.probe-share"),
                settings.rate("sizing.assumed-volatility"),
                settings.duration("sizing.volatility-half-life"));
    }
}
