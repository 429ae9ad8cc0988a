package io.sapphire.local.options;

import static java.util.Comparator.comparing;

import io.sapphire.local.sentence.Refusal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code sapphire up} was asked to do.
 *
 * @param port of the gateway, on loopback
 * @param instruments absolute path of one instrument file per market, in the order of the markets; or none
 * @param agents none lets the mesh run without a vote
 * @param settings profile and {@code --set} together
 * @param kafka a broker runs beside the mesh and holds a replica of the log
 * @param redis a Redis runs beside the mesh and holds its caches
 */
public record UpOptions(
        int port,
        List<MarketOption> markets,
        List<Path> instruments,
        Speed speed,
        Path dataDirectory,
        long seed,
        String profile,
        List<AgentOption> agents,
        Settings settings,
        boolean processes,
        boolean fresh,
        boolean exitAtEnd,
        boolean kafka,
        boolean redis) {

    public UpOptions {
        markets = List.copyOf(markets);
        instruments = List.copyOf(instruments);
        agents = List.copyOf(agents);
        if (port < 0 || port > 65_535) {
            throw Refusal.misuse("--port must be between 0 and 65535, was " + port + ".");
        }
        if (isLive(markets) && speed.lockStep()) {
            throw Refusal.misuse("A live market takes its own time: --speed must be 1, was " + speed + ".");
        }
        if (!instruments.isEmpty() && instruments.size() != markets.size()) {
            throw Refusal.misuse("%d --instrument for %d markets: give one per market in the same order, or none."
                    .formatted(instruments.size(), markets.size()));
        }
    }

    /** Everything that makes a run the run it is; its pace, its process layout and its stores do not. */
    public Map<String, String> identity() {
        var identity = new LinkedHashMap<String, String>();
        for (int market = 0; market < markets.size(); market++) {
            identity.put("market " + (market + 1), markets.get(market).toString());
            identity.put(
                    "instrument " + (market + 1),
                    instruments.isEmpty() ? "" : instruments.get(market).toString());
        }
        identity.put("seed", Long.toString(seed));
        identity.put("profile", profile);
        identity.put("agents", agents.toString());
        identity.put("rounds", speed.lockStep() ? "lock-step" : "by deadline");
        identity.putAll(settings.values());
        return new TreeMap<>(identity);
    }

    /** The market goes on while nobody follows it: a run on it cannot be continued. */
    public boolean isLive() {
        return isLive(markets);
    }

    static boolean isLive(List<MarketOption> markets) {
        return markets.stream().anyMatch(MarketOption::isLive);
    }

    static List<MarketOption> markets(List<String> arguments) {
        return arguments.isEmpty()
                ? List.of(new MarketOption(MarketOption.BUNDLED, ""))
                : arguments.stream().map(MarketOption::parse).toList();
    }

    static List<Path> instruments(List<String> arguments) {
        return arguments.stream()
                .map(argument -> MarketOption.readable("--instrument", argument))
                .toList();
    }

    /** Reads a list such as {@code trend-momentum,mine=127.0.0.1:9100}, or {@code none}; in the order of their ids. */
    static List<AgentOption> agents(String argument) {
        if (argument.equals("none")) {
            return List.of();
        }
        var agents = Arrays.stream(argument.split(",", -1))
                .map(AgentOption::parse)
                .distinct()
                .sorted(comparing(AgentOption::id))
                .toList();
        if (agents.stream().map(AgentOption::id).distinct().count() < agents.size()) {
            throw Refusal.misuse("--agents: the same id twice in '" + argument + "'.");
        }
        return agents;
    }
}
