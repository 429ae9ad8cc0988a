package io.sapphire.local;

import io.sapphire.domain.market.Symbol;
import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.Latches;
import io.sapphire.local.data.OpenedRun;
import io.sapphire.local.data.TradingLatch;
import io.sapphire.local.golive.OpeningAct;
import io.sapphire.local.http.LiveVenue;
import io.sapphire.local.http.Overseer;
import io.sapphire.local.http.SimulatorClient;
import io.sapphire.local.keys.AnalyticsAccess;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.AgentOption;
import io.sapphire.local.options.MarketOption;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpOptions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every service is told at its start, as {@code --key=value}. Secrets are told by the file they lie in. */
public record Wiring(
        SapphireHome home,
        UpOptions options,
        DataDirectory data,
        LocalKeys keys,
        GatewayAccess access,
        OpenedRun opened,
        Stores.Places stores,
        List<OpeningAct> acts) {
    private static final String PATIENCE = "reasoning.patience";

    public Wiring {
        acts = List.copyOf(acts);
    }

    /** Of a mesh that needed nobody's word to begin. */
    Wiring(
            SapphireHome home,
            UpOptions options,
            DataDirectory data,
            LocalKeys keys,
            GatewayAccess access,
            OpenedRun opened,
            Stores.Places stores) {
        this(home, options, data, keys, access, opened, stores, List.of());
    }

    List<String> simulator(Places places) {
        var own = Stream.of(
                "listen=" + places.venue(),
                "admin-listen=" + places.admin(),
                "ledger=" + data.ledger(),
                "speed=" + options.speed(),
                "seed=" + options.seed(),
                "signer=" + keys.venueAddress());
        return arguments(Service.SIMULATOR, Stream.concat(own, numbered(options.markets(), this::market)));
    }

    List<String> adapter(Places places) {
        var own = Stream.of(
                "listen=" + places.adapter(), "journal=" + data.journal(), "submit-key-file=" + keys.submitMac());
        return arguments(Service.ADAPTER, Stream.concat(own, options.isReal() ? realVenue() : simulated(places)));
    }

    private Stream<String> simulated(Places places) {
        return Stream.of(
                "venue.rest=http://" + places.venue(),
                "venue.market-stream=ws://" + places.venue(),
                "venue.user-stream=ws://" + places.venue(),
                "venue.simulator-admin=http://" + places.admin(),
                "venue.signer-key-file=" + keys.venueSigner());
    }

    private Stream<String> realVenue() {
        var venue = options.stage().venue();
        var symbols = options.followed().stream().map(Symbol::value).collect(Collectors.joining(","));
        return Stream.of(
                "venue.rest=" + venue.rest(),
                "venue.market-stream=" + venue.marketStream(),
                "venue.user-stream=" + venue.userStream(),
                "venue.chain-id=" + venue.chainId(),
                "venue.signer-key-file=" + options.stage().key(),
                "venue.user=" + options.stage().user(),
                "symbols=" + symbols);
    }

    /** Who knows what the venue is about to do. */
    Overseer overseer(Places places) {
        return options.isReal()
                ? new LiveVenue(options.stage().venue().rest(), options.followed())
                : new SimulatorClient("http://" + places.admin());
    }

    /** Whether one of our own agents votes. */
    boolean hasAgents() {
        return options.agents().stream().anyMatch(AgentOption::isOwn);
    }

    List<String> agents(Places places) {
        var enabled = options.agents().stream()
                .filter(AgentOption::isOwn)
                .map(agent -> agent.id().value())
                .collect(Collectors.joining(","));
        var own = Stream.of("listen=" + places.agents(), "enabled=" + enabled);
        return arguments(
                Service.AGENTS,
                Stream.of(own, patience(), cache(Service.AGENTS)).flatMap(keys -> keys));
    }

    /** Lock-step waits for a language model, or two runs differ; a round that closes by deadline does not. */
    private Stream<String> patience() {
        boolean chosen = options.settings().values().containsKey(Service.AGENTS.prefix() + "." + PATIENCE);
        return chosen || !options.speed().lockStep() ? Stream.of() : Stream.of(PATIENCE + "=10s");
    }

    List<String> coordinator(Places places) {
        var own = Stream.of(
                "listen=" + places.coordinator(),
                "exchange=" + places.adapter(),
                "log=" + data.events(),
                "submit-key-file=" + keys.submitMac(),
                "checkpoint-key-file=" + keys.auditCheckpoint(),
                "heads=" + keys.heads(),
                "run-id=" + opened.run().id(),
                "profile=" + options.profile(),
                "epoch-above=" + data.epochAbove());
        var seats = Stream.concat(seats("agents", false, places), seats("shadows", true, places));
        var kafka = stores.kafka().stream().map(servers -> "kafka.servers=" + servers);
        return arguments(
                Service.COORDINATOR,
                Stream.of(own, seats, kafka, carriedHalt(), carriedMarkets(), openingActs())
                        .flatMap(keys -> keys));
    }

    List<String> gateway(Places places) {
        var own = Stream.of(
                "port=" + places.gateway(),
                "coordinator=" + places.coordinator(),
                "runner=" + places.runner(),
                "one-time-token-file=" + access.oneTimeFile());
        return arguments(Service.GATEWAY, Stream.concat(own, cache(Service.GATEWAY)));
    }

    /** Of the Redis beside the mesh; one that somebody else runs is named by the environment, but for the seal. */
    private Stream<String> cache(Service service) {
        var seal = "cache.key=file:" + keys.cacheSeal();
        if (options.settings().values().containsKey(service.prefix() + ".cache.redis")) {
            return Stream.of(seal);
        }
        return stores.redis().stream()
                .flatMap(address -> Stream.of(
                        "cache.redis=redis://" + address,
                        "cache.user=" + RedisProcess.USER,
                        "cache.password=file:" + keys.redisPassword(),
                        seal));
    }

    List<String> analytics(Places places) {
        return arguments(
                Service.ANALYTICS,
                Stream.of(
                        "listen=" + places.analytics(),
                        "coordinator=" + places.coordinator(),
                        "file=" + data.tables(),
                        "token-file=" + AnalyticsAccess.file(data.processes())));
    }

    /** The halts the run begins with; a run that goes on has its own. */
    Latches carried() {
        return opened.resumed() ? Latches.OPEN : opened.run().carried();
    }

    private Stream<String> market(int number, MarketOption market) {
        var instrument = options.instruments().isEmpty()
                ? ""
                : options.instruments().get(number).toString();
        return Stream.of(
                "markets[%d].file=%s".formatted(number, market.file()),
                "markets[%d].symbol=%s".formatted(number, market.symbol()),
                "markets[%d].instrument=%s".formatted(number, instrument));
    }

    private Stream<String> seats(String key, boolean shadows, Places places) {
        var some = options.agents().stream()
                .filter(agent -> agent.shadow() == shadows)
                .toList();
        return numbered(some, (number, agent) -> seat(key, number, agent, places));
    }

    private static Stream<String> seat(String key, int number, AgentOption agent, Places places) {
        var target = agent.isOwn() ? places.agents() : agent.target();
        return Stream.of(
                "%s[%d].id=%s".formatted(key, number, agent.id()), "%s[%d].target=%s".formatted(key, number, target));
    }

    private Stream<String> carriedHalt() {
        var halt = carried().coordinator();
        return halt.isOpen() ? Stream.of() : latched("carried-halt", halt);
    }

    private Stream<String> carriedMarkets() {
        return numbered(List.copyOf(carried().markets().entrySet()), (number, market) -> {
            var key = "carried-markets[%d]".formatted(number);
            return Stream.concat(Stream.of(key + ".symbol=" + market.getKey()), latched(key, market.getValue()));
        });
    }

    private Stream<String> openingActs() {
        return numbered(acts, (number, act) -> {
            var key = "opening-acts[%d]".formatted(number);
            return Stream.of(
                    key + ".operator=" + act.operator(),
                    key + ".action=" + act.action(),
                    key + ".reason=" + act.reason());
        });
    }

    private static Stream<String> latched(String key, TradingLatch latch) {
        return Stream.of(
                key + ".trading=" + latch.trading(),
                key + ".operator=" + latch.operator(),
                key + ".reason=" + latch.reason());
    }

    private List<String> arguments(Service service, Stream<String> own) {
        var wired = own.map(setting -> "--" + service.prefix() + "." + setting);
        var chosen = options.settings().argumentsOf(service.prefix()).stream();
        return Stream.concat(wired, chosen).toList();
    }

    private static <T> Stream<String> numbered(List<T> elements, Numbered<T> settings) {
        return IntStream.range(0, elements.size()).boxed().flatMap(number -> settings.of(number, elements.get(number)));
    }

    private interface Numbered<T> {
        Stream<String> of(int number, T element);
    }
}
