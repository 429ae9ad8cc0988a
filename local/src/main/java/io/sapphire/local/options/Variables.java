package io.sapphire.local.options;

import io.sapphire.local.sentence.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Environment variables that stand for keys of the configuration. They are weaker than {@code --set} and stronger than a
 * profile. What a backtest is told, it is told by its options alone.
 */
public final class Variables {
    private static final String REASONING = "sapphire.agents.reasoning.";
    private static final String REDIS = "REDIS_URL";
    private static final String MODEL = "VERTEX_AI_MODEL";
    /** Of the project that pays: the special one wins. */
    private static final List<String> PROJECTS = List.of("VERTEX_AI_PROJECT", "GCP_PROJECT_ID");

    private static final Map<String, List<String>> KEYS = Map.of(
            "VERTEX_AI_LOCATION",
            List.of(REASONING + "location"),
            MODEL,
            List.of(REASONING + "model"),
            "VERTEX_AI_INPUT_PRICE",
            List.of(REASONING + "input-price"),
            "VERTEX_AI_OUTPUT_PRICE",
            List.of(REASONING + "output-price"),
            REDIS,
            List.of("sapphire.gateway.cache.redis", "sapphire.agents.cache.redis"),
            "REDIS_USER",
            List.of("sapphire.gateway.cache.user", "sapphire.agents.cache.user"));
    /** Told by its name: what is in it stays where it is. */
    private static final String REDIS_PASSWORD = "REDIS_PASSWORD";

    private Variables() {}

    /**
     * What a variable stands for.
     *
     * @param variable its name
     */
    public record Meant(String value, String variable) {}

    /** Keys of the configuration with what the environment says about them; an empty variable says nothing. */
    public static SequencedMap<String, Meant> in(Map<String, String> environment) {
        var meant = new LinkedHashMap<String, Meant>();
        KEYS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> value(environment, entry.getKey())
                        .ifPresent(value ->
                                entry.getValue().forEach(key -> meant.put(key, new Meant(value, entry.getKey())))));
        project(environment).ifPresent(project -> meant.put(REASONING + "project", project));
        value(environment, REDIS_PASSWORD)
                .ifPresent(_ -> Stream.of("gateway", "agents")
                        .forEach(service -> meant.put(
                                "sapphire." + service + ".cache.password",
                                new Meant("env:" + REDIS_PASSWORD, REDIS_PASSWORD))));
        return meant;
    }

    /** @throws Refusal if a Redis is named beside the one that is to be started, or with a password in its address */
    static void refuseUnfit(Map<String, String> environment, boolean redis) {
        var named = value(environment, REDIS);
        if (redis && named.isPresent()) {
            throw Refusal.misuse("--with-redis starts a Redis and REDIS_URL names another: unset one of them.");
        }
        if (named.filter(address -> address.contains("@")).isPresent()) {
            throw Refusal.misuse("REDIS_URL must not hold a password, which other users of this machine could read:"
                    + " put it into REDIS_PASSWORD, and the user into REDIS_USER.");
        }
    }

    /** A project of Google's alone does not mean that a model is wanted: many have that variable set. */
    private static Optional<Meant> project(Map<String, String> environment) {
        return PROJECTS.stream()
                .filter(name ->
                        name.startsWith("VERTEX") || value(environment, MODEL).isPresent())
                .flatMap(name -> value(environment, name).map(value -> new Meant(value, name)).stream())
                .findFirst();
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.of(environment.getOrDefault(name, "").strip()).filter(value -> !value.isEmpty());
    }
}
