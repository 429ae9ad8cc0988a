package io.sapphire.local.setting;

import io.sapphire.agents.AgentsProperties;
import io.sapphire.analytics.AnalyticsProperties;
import io.sapphire.coordinator.CoordinatorProperties;
import io.sapphire.exchange.ExchangeAdapterProperties;
import io.sapphire.gateway.GatewayProperties;
import io.sapphire.local.options.Settings;
import io.sapphire.local.options.Variables;
import io.sapphire.simulator.SimulatorProperties;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One configuration key as it takes effect.
 *
 * @param value masked if it is a secret
 * @param source where it comes from
 */
record Effective(String key, String value, String source) {
    private static final List<Class<? extends Record>> ALL = List.of(
            SimulatorProperties.class,
            ExchangeAdapterProperties.class,
            AgentsProperties.class,
            CoordinatorProperties.class,
            GatewayProperties.class,
            AnalyticsProperties.class);

    /**
     * Every key that has a value, in order.
     *
     * @param profile its name
     * @param ofProfile what it says
     * @param variables what the environment says
     * @param settings with what was asked for besides
     */
    static List<Effective> of(
            String profile, Map<String, String> ofProfile, Map<String, Variables.Meant> variables, Settings settings) {
        var all = new ArrayList<Effective>();
        settings.values().forEach((key, value) -> {
            var source = source(value, profile, ofProfile.get(key), variables.get(key));
            all.add(new Effective(key, shown(key, value), source));
        });
        for (var properties : ALL) {
            var prefix = properties.getAnnotation(ConfigurationProperties.class);
            if (prefix != null) {
                defaults(properties, prefix.prefix().isEmpty() ? prefix.value() : prefix.prefix(), settings, all);
            }
        }
        all.sort(Comparator.comparing(Effective::key));
        return all;
    }

    private static String source(
            String value, String profile, @Nullable String ofProfile, Variables.@Nullable Meant ofVariable) {
        if (ofVariable != null && value.equals(ofVariable.value())) {
            return "variable " + ofVariable.variable();
        }
        return value.equals(ofProfile) ? "profile " + profile : "--set";
    }

    private static void defaults(Class<?> type, String prefix, Settings settings, List<Effective> all) {
        for (var parameter : type.getDeclaredConstructors()[0].getParameters()) {
            var key = prefix + "." + kebab(parameter.getName());
            var given = parameter.getAnnotation(DefaultValue.class);
            if (given == null || settings.values().containsKey(key)) {
                continue;
            }
            if (given.value().length == 0 && parameter.getType().isRecord()) {
                defaults(parameter.getType(), key, settings, all);
            } else if (!String.join("", given.value()).isEmpty()) {
                all.add(new Effective(
                        key,
                        shown(key, String.join(",", given.value())),
                        Settings.isWired(key) ? "up itself" : "default"));
            }
        }
    }

    static String shown(String key, String value) {
        var name = key.toLowerCase(Locale.ROOT);
        boolean secret = name.matches(".*(token|secret|password|credential|private-key)[^.]*")
                && !name.endsWith("-file")
                && !name.matches(".*(tokens|-token-life|tokens-.*)");
        return secret && !value.isEmpty() && !isReference(value) ? "***" : value.replaceAll("//[^/@]*@", "//***@");
    }

    /** Says where a secret is, and nothing of it. */
    private static boolean isReference(String value) {
        return value.matches("(file:|env:|gcp:projects/).*");
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
