package io.sapphire.local.options;

import static java.util.Comparator.comparing;

import io.sapphire.domain.market.Symbol;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.local.stage.Stage;
import io.sapphire.local.stage.StageOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What {@code sapphire up} was asked to do.
 *
 * @param stage how near to real money
 * @param port of the gateway, on loopback
 * @param instruments absolute path of one instrument file per market, in the order of the markets; or none
 * @param agents none lets the mesh run without a vote
 * @param settings profile and {@code --set} together
 * @param kafka a broker runs beside the mesh and holds a replica of the log
 * @param redis a Redis runs beside the mesh and holds its caches
 */
public record UpOptions(
        StageOptions stage,
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
    private static final Pattern STORE = Pattern.compile("sapphire\\.[a-z]+\\.cache\\.(redis|user|password)");

    /** What a run that is not on paper names in its identity. */
    public static final String STAGE = "stage";

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
        stage.refuseUnfit(profile, markets.stream().allMatch(MarketOption::isLive), !instruments.isEmpty());
        if (stage.stage().isReal()) {
            refuseRenamed(markets);
        }
    }

    private static void refuseRenamed(List<MarketOption> markets) {
        var renamed =
                markets.stream().filter(market -> !market.symbol().isEmpty()).findFirst();
        if (renamed.isPresent()) {
            throw Refusal.misuse(
                    "--market %s: a market of a real venue has the venue's name.".formatted(renamed.orElseThrow()));
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
        if (stage.stage() != Stage.PAPER) {
            identity.put(STAGE, stage.stage().toString());
        }
        if (stage.stage().isReal()) {
            identity.put("venue", stage.venue().rest());
            identity.put("user", stage.user());
        }
        settings.values().forEach((key, value) -> {
            if (!STORE.matcher(key).matches()) {
                identity.put(key, value);
            }
        });
        return new TreeMap<>(identity);
    }

    /** The markets trade now, so they take their own time. */
    public boolean isLive() {
        return isLive(markets);
    }

    /** Orders leave for a venue, which keeps the books. */
    public boolean isReal() {
        return stage.stage().isReal();
    }

    /**
     * Whether an interrupted run goes on. A simulator that follows a live market cannot: what it did not see is lost to its
     * books. A venue keeps its own.
     */
    public boolean isContinued() {
        return isReal() || !isLive();
    }

    /** The markets of a live venue, as it names them. */
    public List<Symbol> followed() {
        return markets.stream()
                .filter(MarketOption::isLive)
                .map(market -> new Symbol(market.followed()))
                .toList();
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
