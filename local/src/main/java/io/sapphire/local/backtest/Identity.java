package io.sapphire.local.backtest;

import io.sapphire.local.data.RunRecord;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that makes a run or a backtest the one it is, by name, as {@code run.json} holds it. */
public final class Identity {
    private static final String SETTINGS = "sapphire.";
    private static final String FROM = "from";
    private static final String TO = "to";

    private Identity() {}

    static Map<String, String> of(BacktestSettings settings) {
        var identity = new TreeMap<String, String>(settings.settings().values());
        for (int market = 0; market < settings.markets().size(); market++) {
            identity.put(
                    "market " + (market + 1), settings.markets().get(market).toString());
            identity.put(
                    "instrument " + (market + 1),
                    settings.instruments().isEmpty()
                            ? ""
                            : settings.instruments().get(market).toString());
        }
        identity.put("seed", Long.toString(settings.seed()));
        identity.put("profile", settings.profile());
        identity.put("agents", settings.agents().toString());
        identity.put(RunRecord.ROUNDS, RunRecord.BACKTEST);
        settings.from().ifPresent(from -> identity.put(FROM, from.toString()));
        settings.to().ifPresent(to -> identity.put(TO, to.toString()));
        return identity;
    }

    /**
     * To trade it again.
     *
     * @throws RuntimeException with a sentence, if a recording is gone or a setting is none any more
     */
    public static BacktestSettings settings(SapphireHome home, Map<String, String> identity) {
        var up = UpArguments.parse(home, typed(identity));
        return new BacktestSettings(
                up.markets(),
                up.instruments(),
                up.agents(),
                up.profile(),
                up.seed(),
                up.settings(),
                Optional.ofNullable(identity.get(FROM)).map(Instant::parse),
                Optional.ofNullable(identity.get(TO)).map(Instant::parse));
    }

    private static String[] typed(Map<String, String> identity) {
        var agents = identity.getOrDefault("agents", "[]").replaceAll("[\\[\\] ]", "");
        return Stream.of(
                        numbered(identity, "market"),
                        numbered(identity, "instrument"),
                        identity.entrySet().stream()
                                .filter(entry -> entry.getKey().startsWith(SETTINGS))
                                .map(entry -> "--set=" + entry.getKey() + "=" + entry.getValue()),
                        Stream.of(
                                "--seed=" + identity.get("seed"),
                                "--profile=" + identity.get("profile"),
                                "--agents=" + (agents.isEmpty() ? "none" : agents)))
                .flatMap(some -> some)
                .toArray(String[]::new);
    }

    private static Stream<String> numbered(Map<String, String> identity, String name) {
        return Stream.iterate(1, number -> identity.containsKey(name + " " + number), number -> number + 1)
                .map(number -> identity.getOrDefault(name + " " + number, ""))
                .filter(value -> !value.isEmpty())
                .map(value -> "--" + name + "=" + value);
    }
}
