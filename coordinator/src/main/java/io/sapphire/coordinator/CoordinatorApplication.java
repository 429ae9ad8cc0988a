package io.sapphire.coordinator;

import io.grpc.ManagedChannel;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.grpc.AgentClient;
import io.sapphire.coordinator.grpc.ExchangeDesk;
import io.sapphire.coordinator.grpc.ExchangeMarket;
import io.sapphire.coordinator.shell.AgentLine;
import io.sapphire.coordinator.shell.ShellRules;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.wire.ApprovalCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Wires the coordinator. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(CoordinatorProperties.class)
public class CoordinatorApplication {
    private static final InstantSource CLOCK = InstantSource.system();

    public static void main(String[] args) {
        var _ = application().run(args);
    }

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(CoordinatorApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=coordinator", "spring.main.keep-alive=true");
    }

    @Bean(destroyMethod = "shutdownNow")
    ManagedChannel exchangeChannel(CoordinatorProperties properties) {
        return MeshChannel.to(properties.exchange());
    }

    @Bean
    ExchangeMarket exchangeMarket(ManagedChannel exchangeChannel, CoordinatorProperties properties) {
        return new ExchangeMarket(exchangeChannel, properties.patience());
    }

    @Bean
    ExchangeDesk exchangeDesk(ManagedChannel exchangeChannel, CoordinatorProperties properties) {
        return new ExchangeDesk(exchangeChannel, ApprovalCode.fromFile(properties.submitKeyFile()));
    }

    @Bean
    BiFunction<List<Listing>, FileEventLog, List<AgentLine>> agentLines(CoordinatorProperties properties) {
        return (listings, log) -> properties.agents().stream()
                .<AgentLine>map(seat -> new AgentClient(
                        new AgentId(seat.id()), MeshChannel.to(seat.target()), listings, past(log), properties.lease()))
                .toList();
    }

    private static Function<Duration, Flux<MarketFrame>> past(FileEventLog log) {
        return span -> Flux.defer(() -> Flux.fromIterable(log.past(span))).subscribeOn(Schedulers.boundedElastic());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Coordinator coordinator(
            CoordinatorProperties properties,
            ExchangeMarket market,
            ExchangeDesk desk,
            BiFunction<List<Listing>, FileEventLog, List<AgentLine>> agentLines) {
        var rules = new ShellRules(properties.roundDeadline(), properties.patience());
        return new Coordinator(properties, market, desk, agentLines, rules, CLOCK);
    }
}
