package io.sapphire.gateway;

import io.grpc.ManagedChannel;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sapphire.cache.CacheStores;
import io.sapphire.cache.Counters;
import io.sapphire.gateway.access.AccessFilter;
import io.sapphire.gateway.access.AccessLog;
import io.sapphire.gateway.access.Allowance;
import io.sapphire.gateway.access.ApiKeys;
import io.sapphire.gateway.access.Guard;
import io.sapphire.gateway.access.JwtTokens;
import io.sapphire.gateway.access.OneTimeToken;
import io.sapphire.gateway.access.SecondPerson;
import io.sapphire.gateway.access.Secret;
import io.sapphire.gateway.access.Sessions;
import io.sapphire.gateway.access.SharedAllowance;
import io.sapphire.gateway.access.TokenBuckets;
import io.sapphire.gateway.access.Tokens;
import io.sapphire.gateway.access.Visitors;
import io.sapphire.gateway.grpc.ControlHand;
import io.sapphire.gateway.grpc.EventClient;
import io.sapphire.gateway.http.Commands;
import io.sapphire.gateway.http.Door;
import io.sapphire.gateway.http.HttpGateway;
import io.sapphire.gateway.metric.StepTimes;
import io.sapphire.gateway.notify.Announcer;
import io.sapphire.gateway.notify.Chat;
import io.sapphire.gateway.notify.Notifier;
import io.sapphire.gateway.projection.Caps;
import io.sapphire.gateway.stream.LiveView;
import io.sapphire.gateway.stream.LiveViews;
import io.sapphire.gateway.stream.StreamRules;
import io.sapphire.gateway.view.Json;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.metric.Meters;
import io.sapphire.secret.SecretSources;
import io.sapphire.trace.Traces;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Wires the gateway. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
public class GatewayApplication {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final SecureRandom RANDOM = new SecureRandom();

    public static void main(String[] args) {
        var _ = application().run(args);
    }

    /** The server is started by a bean, so Spring's own web server stays out. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(
                        "spring.config.name=gateway",
                        "spring.main.keep-alive=true",
                        "sapphire.gateway.token=${SAPPHIRE_TOKEN:}");
    }

    @Bean(destroyMethod = "shutdownNow")
    ManagedChannel coordinatorChannel(GatewayProperties properties) {
        return MeshChannel.to(properties.coordinator());
    }

    /** @param whole of the process, if other services run in it too */
    @Bean(destroyMethod = "close")
    Meters meters(ObjectProvider<PrometheusMeterRegistry> whole) {
        return Meters.of(whole.stream().findFirst(), System::getenv);
    }

    @Bean(destroyMethod = "close")
    CacheStores caches(GatewayProperties properties) {
        return properties.cache().settings().open(SecretSources.ofProcess());
    }

    /** What somebody does too often is counted here, for all gateways together. */
    @Bean
    Counters counters(CacheStores caches) {
        return caches.counters();
    }

    /** Everything the coordinator records, on its way to the views. */
    @Bean
    Announcer announcer(ManagedChannel coordinatorChannel, Meters meters) {
        var since = CLOCK.instant();
        return new Announcer(new StepTimes(new EventClient(coordinatorChannel), meters.registry(), since), since);
    }

    @Bean
    LiveView liveView(Announcer announcer, GatewayProperties properties, CacheStores caches) {
        var keep = properties.keep();
        var stream = properties.stream();
        return LiveViews.of(
                announcer,
                new Caps(keep.rows(), keep.equitySamples(), keep.candles()),
                keep.facts(),
                keep.factsSize().toBytes(),
                new StreamRules(stream.heartbeat(), stream.backlog(), stream.patience(), stream.retry()),
                caches,
                CLOCK,
                build());
    }

    @Bean
    SecondPerson secondPerson(GatewayProperties properties) {
        return new SecondPerson(properties.secondPerson(), CLOCK);
    }

    @Bean
    Commands commands(ManagedChannel coordinatorChannel, SecondPerson second) {
        var hand = new ControlHand(coordinatorChannel);
        return new Commands(
                (who, wish) -> hand.halt(who, wish).doFirst(second::stopped),
                (who, wish) -> hand.reduce(who, wish).doFirst(second::stopped),
                (who, wish) -> hand.resume(second.agree(who, "resume " + wish.scope()), wish),
                (who, wish) -> hand.flatten(who, wish).doFirst(second::stopped),
                (who, wish) -> hand.rearm(second.agree(who, "rearm " + wish.scope()), wish),
                (who, wish) -> hand.limit(second.agree(who, "limit %s %s".formatted(wish.limit(), wish.value())), wish),
                hand::testFire,
                hand::ask);
    }

    /** Nothing if none is named. */
    @Bean(destroyMethod = "close")
    RunnerLine runnerLine(GatewayProperties properties) {
        return RunnerLine.to(properties.runner());
    }

    @Bean
    Allowance allowance(GatewayProperties properties, CacheStores caches, Counters counters) {
        var rates = properties.allowed().rates();
        var own = new TokenBuckets(rates);
        return caches.shared() ? new SharedAllowance(counters, rates, own) : own;
    }

    @Bean
    AccessLog accessLog(GatewayProperties properties) {
        return new AccessLog(file(properties.accessLog()), CLOCK, Json.mapper());
    }

    @Bean
    Visitors visitors(AccessLog accessLog, Allowance allowance) {
        return new Visitors(accessLog, allowance);
    }

    /** Without a token of its own the gateway makes one up that nobody knows. */
    @Bean
    Secret ownToken(GatewayProperties properties) {
        return properties.token().isBlank() ? Secret.random(RANDOM) : Secret.of(properties.token());
    }

    @Bean
    Tokens tokens(GatewayProperties properties, Secret ownToken) {
        var keys = file(properties.apiKeys()).<Tokens>map(path -> new ApiKeys(path, CLOCK));
        var issued = properties.jwt().rules().<Tokens>map(rules -> JwtTokens.by(rules, CLOCK));
        return Tokens.shared(ownToken).or(keys.orElse(Tokens.NONE)).or(issued.orElse(Tokens.NONE));
    }

    @Bean
    Door door(
            GatewayProperties properties,
            Secret ownToken,
            Tokens tokens,
            Allowance allowance,
            Visitors visitors,
            AccessLog accessLog) {
        var filter = new AccessFilter(
                tokens,
                oneTimeToken(properties.oneTimeTokenFile()),
                new Sessions(ownToken, RANDOM, CLOCK),
                visitors,
                Json.mapper());
        return new Door(
                filter,
                allowance,
                visitors,
                accessLog,
                properties.origins(),
                properties.allowed().streams(),
                properties.slowestRequest());
    }

    /** For clients of gRPC; nothing if no address is named. */
    @Bean(destroyMethod = "close")
    GrpcDoor grpcDoor(
            GatewayProperties properties,
            ManagedChannel coordinatorChannel,
            Tokens tokens,
            Allowance allowance,
            Visitors visitors,
            SecondPerson second) {
        return GrpcDoor.at(properties.grpc(), coordinatorChannel, new Guard(tokens, allowance, visitors), second);
    }

    @Bean(destroyMethod = "close")
    Gateway gateway(
            GatewayProperties properties,
            Door door,
            LiveView view,
            Commands commands,
            RunnerLine runner,
            Meters meters,
            ObjectProvider<Traces> whole) {
        var traces = whole.getIfAvailable(() -> Traces.ofOneService(System::getenv));
        return new Gateway(
                view,
                () -> HttpGateway.start(
                        properties.bind(),
                        properties.port(),
                        view,
                        commands,
                        runner.runner(),
                        door,
                        traces::find,
                        meters,
                        properties.patience(),
                        CLOCK,
                        build()));
    }

    /** Tells nobody unless somebody is named. */
    @Bean(destroyMethod = "close")
    Notifier notifier(
            GatewayProperties properties,
            Announcer announcer,
            LiveView view,
            Commands commands,
            Visitors visitors,
            Meters meters) {
        var secrets = SecretSources.ofProcess();
        var wish = properties.notices();
        var bot = wish.telegram().open(secrets);
        return Notifier.telling(
                wish.messengers(secrets, bot),
                bot.map(telegram ->
                        new Chat(telegram, wish.telegram().users(), view, commands.halt()::give, visitors, CLOCK)),
                announcer,
                view,
                wish.wish(),
                meters.registry(),
                CLOCK);
    }

    private static Optional<Path> file(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    }

    private static OneTimeToken oneTimeToken(String file) {
        return file.isEmpty() ? OneTimeToken.NONE : OneTimeToken.in(Path.of(file));
    }

    private static String build() {
        return Optional.ofNullable(GatewayApplication.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
