package io.sapphire.gateway;

import io.grpc.ManagedChannel;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sapphire.cache.CacheStores;
import io.sapphire.cache.Counters;
import io.sapphire.gateway.access.SecondPerson;
import io.sapphire.gateway.access.Visitors;
import io.sapphire.gateway.grpc.ControlHand;
import io.sapphire.gateway.grpc.EventClient;
import io.sapphire.gateway.grpc.LogVerifier;
import io.sapphire.gateway.http.Commands;
import io.sapphire.gateway.http.Door;
import io.sapphire.gateway.http.HttpGateway;
import io.sapphire.gateway.http.Insight;
import io.sapphire.gateway.http.Verification;
import io.sapphire.gateway.log.LogRing;
import io.sapphire.gateway.metric.StepTimes;
import io.sapphire.gateway.notify.Announcer;
import io.sapphire.gateway.notify.Chat;
import io.sapphire.gateway.notify.Notifier;
import io.sapphire.gateway.projection.Caps;
import io.sapphire.gateway.stream.LiveView;
import io.sapphire.gateway.stream.LiveViews;
import io.sapphire.gateway.stream.Showings;
import io.sapphire.gateway.stream.StreamRules;
import io.sapphire.gateway.stream.WatchedLog;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.metric.Meters;
import io.sapphire.secret.SecretSources;
import io.sapphire.trace.Spans;
import io.sapphire.trace.Traces;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Wires the gateway. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
@Import(AccessBeans.class)
public class GatewayApplication {
    private static final InstantSource CLOCK = InstantSource.system();

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

    @Bean
    Announcer announcer() {
        return new Announcer(CLOCK.instant());
    }

    /** @param whole of the process, if other services run in it too */
    @Bean(destroyMethod = "close")
    Spans spans(ObjectProvider<Traces> whole, Meters meters) {
        return whole.getIfAvailable(() -> Traces.ofOneService(System::getenv, meters.registry()))
                .spans("gateway");
    }

    @Bean
    LiveView liveView(
            ManagedChannel coordinatorChannel,
            GatewayProperties properties,
            CacheStores caches,
            Meters meters,
            Announcer announcer,
            Spans spans) {
        var showings = new Showings(spans);
        var times = new StepTimes(meters.registry(), CLOCK.instant());
        var keep = properties.keep();
        var stream = properties.stream();
        var view = LiveViews.of(
                new WatchedLog(new EventClient(coordinatorChannel, showings::begin), List.of(times, announcer)),
                new Caps(keep.rows(), keep.equitySamples(), keep.candles()),
                keep.facts(),
                keep.factsSize().toBytes(),
                new StreamRules(stream.heartbeat(), stream.backlog(), stream.patience(), stream.retry()),
                caches,
                CLOCK,
                build());
        var _ = view.shown().subscribe(showings::end);
        return view;
    }

    @Bean(destroyMethod = "close")
    LogVerifier logVerifier(ManagedChannel coordinatorChannel) {
        return new LogVerifier(coordinatorChannel);
    }

    @Bean
    Commands commands(ManagedChannel coordinatorChannel, SecondPerson second, LogVerifier verifier) {
        var hand = new ControlHand(coordinatorChannel);
        return new Commands(
                (who, wish) -> hand.halt(who, wish).doFirst(second::stopped),
                (who, wish) -> hand.reduce(who, wish).doFirst(second::stopped),
                (who, wish) -> hand.resume(second.agree(who, "resume " + wish.scope()), wish),
                (who, wish) -> hand.flatten(who, wish).doFirst(second::stopped),
                (who, wish) -> hand.rearm(second.agree(who, "rearm " + wish.scope()), wish),
                (who, wish) -> hand.limit(second.agree(who, "limit %s %s".formatted(wish.limit(), wish.value())), wish),
                (who, wish) -> hand.add(second.agree(who, "add %s %s".formatted(wish.agentId(), wish.target())), wish),
                hand::remove,
                hand::testFire,
                hand::ask,
                new Verification(verifier::state, verifier::begin));
    }

    /** Lines are of the whole process, if other services run in it too; traces only then: one service sees only its part. */
    @Bean(destroyMethod = "close")
    Insight insight(ObjectProvider<Traces> traces, Meters meters, ObjectProvider<LogRing> logs) {
        return new Insight(
                trace ->
                        traces.stream().flatMap(all -> all.find(trace).stream()).toList(),
                meters,
                logs.getIfAvailable(LogRing::ofOneService));
    }

    /** Nothing if none is named. */
    @Bean(destroyMethod = "close")
    RunnerLine runnerLine(GatewayProperties properties) {
        return RunnerLine.to(properties.runner());
    }

    @Bean(destroyMethod = "close")
    Gateway gateway(
            GatewayProperties properties,
            Door door,
            LiveView view,
            Commands commands,
            RunnerLine runner,
            Insight insight) {
        return new Gateway(
                view,
                () -> HttpGateway.start(
                        properties.bind(),
                        properties.port(),
                        view,
                        commands,
                        runner.runner(),
                        door,
                        insight,
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

    private static String build() {
        return Optional.ofNullable(GatewayApplication.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
