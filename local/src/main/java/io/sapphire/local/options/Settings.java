package io.sapphire.local.options;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Configuration keys of the services: those of a profile, overlaid with those of {@code --set}.
 *
 * @param values by key, for example {@code sapphire.coordinator.limits.max-order-notional}
 */
public record Settings(SortedMap<String, String> values) {
    private static final Pattern KEY = Pattern.compile(
            "sapphire\\.(simulator|exchange|agents|coordinator|gateway|analytics)\\.[a-z0-9][a-z0-9.\\-\\[\\]]*");
    /** What {@code up} sets itself, from its options and from where it starts the services. */
    private static final Pattern WIRED =
            Pattern.compile("sapphire\\.(simulator\\.(listen|admin-listen|ledger|speed|seed|signer|markets\\[.*)"
                + "|exchange\\.(listen|venue\\..*|symbols.*|journal|submit-key-file)|agents\\.(listen|enabled|cache\\.(redis|user|password|key))"
                + "|coordinator\\.(listen|exchange|log|submit-key-file|checkpoint-key-file|heads|run-id|profile|epoch-above|kafka\\.servers|agents\\[.*|shadows\\[.*|carried-halt\\..*|carried-markets\\[.*|opening-acts\\[.*)"
                + "|gateway\\.(port|coordinator|runner|token|one-time-token-file|cache\\.(redis|user|password|key))"
                + "|analytics\\.(listen|coordinator|file|token-file))");

    /** @throws Refusal if there is no such profile */
    public static Settings ofProfile(String profile) {
        try (var file = Settings.class.getResourceAsStream("/profiles/" + profile + ".properties")) {
            if (file == null || !profile.matches("[a-z]+")) {
                throw Refusal.misuse("--profile must be demo, cautious, pilot or live, was '" + profile + "'.");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new Settings(copy(properties));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * @param assignments each {@code KEY=VALUE}
     * @throws Refusal if one is not, or no service has such keys
     */
    public Settings overlaidWith(List<String> assignments) {
        var overlaid = new TreeMap<>(values);
        assignments.forEach(assignment -> put(overlaid, assignment));
        return new Settings(overlaid);
    }

    /** With what the environment says, which a profile yields to. */
    public Settings under(Map<String, Variables.Meant> environment) {
        var overlaid = new TreeMap<>(values);
        environment.forEach((key, meant) -> overlaid.put(key, meant.value()));
        return new Settings(overlaid);
    }

    /** Arguments of one service, as {@code --key=value}. */
    public List<String> argumentsOf(String prefix) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix + "."))
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    /** Whether {@code up} sets a key itself. */
    public static boolean isWired(String key) {
        return WIRED.matcher(key).matches();
    }

    private static void put(SortedMap<String, String> values, String assignment) {
        int split = assignment.indexOf('=');
        if (split < 1) {
            throw Refusal.misuse("--set must be KEY=VALUE, was '" + assignment + "'.");
        }
        values.put(known(assignment.substring(0, split)), assignment.substring(split + 1));
    }

    private static String known(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Refusal.misuse(("--set: no service has a key '%s'; keys are in lower case and begin with"
                + " sapphire.simulator, sapphire.exchange, sapphire.agents, sapphire.coordinator, sapphire.gateway or"
                + " sapphire.analytics.")
                    .formatted(key));
        }
        if (isWired(key)) {
            throw Refusal.misuse("--set: " + key + " is set by up itself.");
        }
        return key;
    }

    private static SortedMap<String, String> copy(Properties properties) {
        var copy = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> copy.put(key, properties.getProperty(key)));
        return copy;
    }
}
