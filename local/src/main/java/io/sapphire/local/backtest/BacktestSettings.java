package io.sapphire.local.backtest;

import io.sapphire.agents.AgentsProperties;
import io.sapphire.agents.Roster;
import io.sapphire.agents.news.NewsDesk;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.Money;
import io.sapphire.exchange.ExchangeAdapterProperties;
import io.sapphire.local.options.AgentOption;
import io.sapphire.local.options.MarketOption;
import io.sapphire.local.options.Settings;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.simulator.SimulatorProperties;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.run.RunSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * A backtest as it is asked for, in the words of {@code up}: the same profile and settings mean the same here.
 *
 * @param instruments one file per market, in the order of the markets; or none
 * @param from venue time of the first trade that may be made; nothing leaves it to the recordings' warm-up
 * @param to venue time after which it stops; nothing leaves it to the recordings' end
 */
public record BacktestSettings(
        List<MarketOption> markets,
        List<Path> instruments,
        List<AgentOption> agents,
        String profile,
        long seed,
        Settings settings,
        Optional<Instant> from,
        Optional<Instant> to) {
    private static final Availability UNASKED =
            new Availability.Absent("a backtest asks no language model: it may know what came of it");
    private static final String COORDINATOR = "sapphire.coordinator.";
    private static final List<String> TRADING = List.of("limits.", "consensus.", "trading.", "sizing.");
    private static final String FEES = "sapphire.simulator.models.fees";
    private static final String ADAPTER_LEVELS = "sapphire.exchange.book-levels";

    /** @throws Refusal if one of the agents is somebody else's: it cannot be called directly */
    public BacktestSettings {
        markets = List.copyOf(markets);
        instruments = List.copyOf(instruments);
        agents = List.copyOf(agents);
        agents.stream().filter(AgentOption::shadow).findFirst().ifPresent(shadow -> {
            throw Refusal.misuse("--agents: a backtest has no shadows, and %s is one.".formatted(shadow.id()));
        });
        agents.stream().filter(agent -> !agent.isOwn()).findFirst().ifPresent(strange -> {
            throw Refusal.misuse(
                    "--agents: %s runs elsewhere; a backtest calls its agents directly.".formatted(strange.id()));
        });
    }

    /** Opens the recordings. @throws RuntimeException with a sentence, if a recording or a setting cannot be used */
    public BacktestPlan plan(String runId, String build) {
        boolean unasked = agentsProperties().reasoning().isConfigured();
        return plan(runId, build, new Recollection(unasked ? UNASKED : Availability.NOT_CONFIGURED));
    }

    /** The same, with what a language model answered in a recorded run. */
    public BacktestPlan plan(String runId, String build, Recollection answers) {
        var recordings = Markets.open(files());
        var properties = agentsProperties();
        var news = NewsDesk.ofFiles(properties.financialSentiment().feeds());
        var start = new RunStarted(
                runId,
                build,
                seed,
                profile,
                tradingSettings(),
                BacktestPlan.listings(recordings),
                from.orElse(recordings.tradingStart()));
        return new BacktestPlan(
                start,
                recordings,
                venue(),
                new Roster(properties, news, answers.availability())
                        .named(agents.stream().map(agent -> agent.id().value()).toList()),
                answers,
                Integer.parseInt(settings.values().getOrDefault(ADAPTER_LEVELS, "10")),
                ceilings(),
                to.orElse(Instant.MAX));
    }

    /** The same with other settings. @param assignments each {@code KEY=VALUE} */
    BacktestSettings with(List<String> assignments) {
        return new BacktestSettings(
                markets, instruments, agents, profile, seed, settings.overlaidWith(assignments), from, to);
    }

    /** The same, trading from one moment to another. */
    BacktestSettings between(Instant begin, Instant end) {
        return new BacktestSettings(
                markets, instruments, agents, profile, seed, settings, Optional.of(begin), Optional.of(end));
    }

    /** The same, stopped at a moment of venue time. */
    public BacktestSettings until(Instant end) {
        return new BacktestSettings(markets, instruments, agents, profile, seed, settings, from, Optional.of(end));
    }

    /** The same without one of its agents. */
    BacktestSettings without(AgentOption agent) {
        var others = agents.stream().filter(one -> !one.equals(agent)).toList();
        return new BacktestSettings(markets, instruments, others, profile, seed, settings, from, to);
    }

    private List<MarketFile> files() {
        return IntStream.range(0, markets.size())
                .mapToObj(number -> new MarketFile(
                        markets.get(number).file(),
                        markets.get(number).symbol(),
                        instruments.isEmpty() ? "" : instruments.get(number).toString(),
                        settings.values().getOrDefault(FEES, "")))
                .toList();
    }

    private List<Setting> tradingSettings() {
        return settings.values().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(COORDINATOR))
                .map(entry -> new Setting(entry.getKey().substring(COORDINATOR.length()), entry.getValue()))
                .filter(setting -> TRADING.stream().anyMatch(setting.key()::startsWith))
                .toList();
    }

    private RunSettings venue() {
        var properties = bind(
                "sapphire.simulator",
                SimulatorProperties.class,
                Map.of(
                        "sapphire.simulator.ledger", "none",
                        "sapphire.simulator.signer", "none",
                        "sapphire.simulator.seed", Long.toString(seed)));
        return properties.settings();
    }

    private BacktestPlan.Ceilings ceilings() {
        var ceilings =
                bind("sapphire.exchange.ceilings", ExchangeAdapterProperties.Ceilings.class, Map.<String, String>of());
        return new BacktestPlan.Ceilings(Money.of(ceilings.maxOrderNotional()), ceilings.ordersPerMinute());
    }

    private AgentsProperties agentsProperties() {
        return bind("sapphire.agents", AgentsProperties.class, Map.of("sapphire.agents.listen", "none"));
    }

    private <T> T bind(String prefix, Class<T> type, Map<String, String> wired) {
        var values = new HashMap<String, String>(settings.values());
        values.putAll(wired);
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, Bindable.of(type));
    }
}
