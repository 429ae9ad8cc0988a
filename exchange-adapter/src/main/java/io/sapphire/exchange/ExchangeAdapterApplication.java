package io.sapphire.exchange;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sapphire.exchange.aster.AsterHistory;
import io.sapphire.exchange.aster.AsterOrders;
import io.sapphire.exchange.aster.AsterTerms;
import io.sapphire.exchange.aster.AsterVenue;
import io.sapphire.exchange.aster.Connection;
import io.sapphire.exchange.aster.Rulebook;
import io.sapphire.exchange.aster.limit.FileBanMemory;
import io.sapphire.exchange.aster.limit.Limits;
import io.sapphire.exchange.aster.rest.ClockSync;
import io.sapphire.exchange.aster.rest.RequestSigner;
import io.sapphire.exchange.aster.rest.RequestTimes;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.aster.rest.VenueClock;
import io.sapphire.exchange.aster.signing.FileNonceFloor;
import io.sapphire.exchange.aster.signing.LegacyKeys;
import io.sapphire.exchange.aster.signing.NonceSource;
import io.sapphire.exchange.aster.signing.SigningDomain;
import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.exchange.aster.simulator.SimulatorAdmin;
import io.sapphire.exchange.execution.Approvals;
import io.sapphire.exchange.execution.Ceilings;
import io.sapphire.exchange.execution.OrderDesk;
import io.sapphire.exchange.execution.SettleRule;
import io.sapphire.exchange.execution.journal.FileJournalStore;
import io.sapphire.exchange.execution.journal.Journal;
import io.sapphire.metric.Meters;
import io.sapphire.trace.Spans;
import io.sapphire.trace.Traces;
import io.sapphire.wire.ApprovalCode;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

/** Wires the exchange adapter. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExchangeAdapterProperties.class)
public class ExchangeAdapterApplication {

    public static void main(String[] args) {
        var _ = application().run(args);
    }

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ExchangeAdapterApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=exchange-adapter", "spring.main.keep-alive=true");
    }

    /** One thread for everything the venue says: books, frames and steps need no locks. */
    @Bean(destroyMethod = "dispose")
    LoopResources loops() {
        return LoopResources.create("venue", 1, true);
    }

    @Bean(destroyMethod = "dispose")
    Scheduler deskThread() {
        return Schedulers.newSingle("order-desk");
    }

    @Bean(destroyMethod = "close")
    Journal journal(ExchangeAdapterProperties properties) {
        return Journal.open(FileJournalStore.open(properties.journal().resolve("orders.journal")));
    }

    /** After the journal, whose lock keeps other adapters away. */
    @Bean
    Connection connection(
            ExchangeAdapterProperties properties,
            LoopResources loops,
            Journal journal,
            Environment environment,
            Meters meters) {
        var venue = properties.venue();
        if (venue.simulatorAdmin().isEmpty()) {
            LegacyKeys.refuse(environment::getProperty);
        }
        var clock = new VenueClock(System::nanoTime);
        var nonces =
                new NonceSource(clock, new FileNonceFloor(properties.journal().resolve("nonce")));
        var key = VenueSigner.fromFile(venue.signerKeyFile());
        var signer = new RequestSigner(key, new SigningDomain(venue.chainId()), nonces, venue.user());
        var timer = Schedulers.parallel();
        var limits = limits(properties, clock, timer);
        var rest = new RestClient(
                venue.rest(), signer, limits, loops, timer, RestClient.PATIENCE, RequestTimes.in(meters.registry()));
        return new Connection(
                venue.addresses(),
                key + " on chain id " + venue.chainId(),
                rest,
                clock,
                new ClockSync(rest, clock, System::nanoTime),
                new Rulebook(),
                new SimulatorAdmin(venue.simulatorAdmin(), loops, timer),
                loops,
                Schedulers.fromExecutorService(loops.onClient(true).next()),
                timer);
    }

    /** @param whole of the process, if other services run in it too */
    @Bean(destroyMethod = "close")
    Meters meters(ObjectProvider<PrometheusMeterRegistry> whole) {
        return Meters.of(whole.stream().findFirst(), System::getenv);
    }

    private static Limits limits(ExchangeAdapterProperties properties, VenueClock clock, Scheduler timer) {
        var ban = new FileBanMemory(properties.journal().resolve("ban"));
        int percent = properties.venue().limitPercent();
        return new Limits(percent, clock, timer, InstantSource.system(), ban, new SecureRandom());
    }

    /** @param whole of the process, if other services run in it too */
    @Bean(destroyMethod = "close")
    Spans spans(ObjectProvider<Traces> whole, Meters meters) {
        return whole.getIfAvailable(() -> Traces.ofOneService(System::getenv, meters.registry()))
                .spans("exchange-adapter");
    }

    @Bean
    AsterVenue venue(
            ExchangeAdapterProperties properties,
            Connection connection,
            ObjectProvider<OrderDesk> orderDesk,
            Spans spans) {
        return new AsterVenue(
                connection,
                properties.wanted(),
                properties.frameInterval(),
                properties.bookLevels(),
                properties.account().wishes(),
                orderDesk::getObject,
                spans);
    }

    @Bean
    OrderDesk orderDesk(
            ExchangeAdapterProperties properties,
            Connection connection,
            AsterVenue venue,
            Journal journal,
            Scheduler deskThread) {
        var ceilings = new Ceilings(
                properties.ceilings().maxNotional(),
                properties.ceilings().ordersPerMinute(),
                connection.clock(),
                venue::mark);
        boolean simulated = !properties.venue().simulatorAdmin().isEmpty();
        return new OrderDesk(
                new AsterOrders(
                        connection.rest(),
                        connection.clockSync(),
                        connection.clock(),
                        connection.rules(),
                        venue::symbols),
                journal,
                approvals(ApprovalCode.fromFile(properties.submitKeyFile())),
                ceilings,
                simulated ? SettleRule.LOCK_STEP : SettleRule.LIVE,
                properties.entryGuard().rule(() -> !connection.clock().isHeld()),
                connection.clock(),
                deskThread,
                connection.timer());
    }

    private static Approvals approvals(ApprovalCode code) {
        return new Approvals(code::verifies, code::verifies);
    }

    /** The port is its {@link ExchangeAdapter#port}. */
    @Bean(initMethod = "start", destroyMethod = "close")
    ExchangeAdapter exchangeAdapter(
            ExchangeAdapterProperties properties,
            Connection connection,
            AsterVenue venue,
            OrderDesk orderDesk,
            Spans spans,
            Meters meters) {
        return new ExchangeAdapter(
                properties.listen(),
                venue,
                new AsterHistory(connection.rest()),
                orderDesk,
                new AsterTerms(connection.rest()),
                spans,
                meters.registry());
    }
}
