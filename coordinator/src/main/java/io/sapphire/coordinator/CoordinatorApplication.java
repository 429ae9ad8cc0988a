package io.sapphire.coordinator;

import io.grpc.ManagedChannel;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.grpc.AgentClient;
import io.sapphire.coordinator.grpc.ExchangeDesk;
import io.sapphire.coordinator.grpc.ExchangeMarket;
import io.sapphire.coordinator.grpc.TracedLine;
import io.sapphire.coordinator.shell.AgentLine;
import io.sapphire.coordinator.shell.Ceilings;
import io.sapphire.coordinator.shell.ShellRules;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.metric.Meters;
import io.sapphire.trace.Spans;
import io.sapphire.trace.Traces;
import io.sapphire.wire.ApprovalCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
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

    /** @param whole of the process, if other services run in it too */
    @Bean(destroyMethod = "close")
    Spans spans(ObjectProvider<Traces> whole, Meters meters) {
        return whole.getIfAvailable(() -> Traces.ofOneService(System::getenv, meters.registry()))
                .spans("coordinator");
    }

    /** @param whole of the process, if other services run in it too */
    @Bean(destroyMethod = "close")
    Meters meters(ObjectProvider<PrometheusMeterRegistry> whole) {
        return Meters.of(whole.stream().findFirst(), System::getenv);
    }

    @Bean(destroyMethod = "shutdownNow")
    ManagedChannel exchangeChannel(CoordinatorProperties properties, Spans spans) {
        return MeshChannel.to(properties.exchange(), spans);
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
    BiFunction<List<Listing>, FileEventLog, AgentLines> agentLines(CoordinatorProperties properties, Spans spans) {
        return (listings, log) -> new AgentLines(
                Stream.concat(
                                properties.agents().stream().map(seat -> seat(seat, false)),
                                properties.shadows().stream().map(seat -> seat(seat, true)))
                        .map(place -> line(place, listings, log, properties, spans))
                        .toList(),
                (agent, target) ->
                        line(new Place(AgentClient.Seat.voter(agent), target), listings, log, properties, spans));
    }

    private static AgentLine line(
            Place place, List<Listing> listings, FileEventLog log, CoordinatorProperties properties, Spans spans) {
        var channel = MeshChannel.to(place.target(), spans);
        return new TracedLine(
                new AgentClient(place.who(), channel, channel::shutdownNow, listings, past(log), properties.lease()),
                spans);
    }

    private record Place(AgentClient.Seat who, String target) {}

    private static Place seat(CoordinatorProperties.Seat seat, boolean shadow) {
        var id = new AgentId(seat.id());
        var itself = seat.itself().isEmpty() ? id : new AgentId(seat.itself());
        return new Place(new AgentClient.Seat(id, itself, shadow), seat.target());
    }

    private static Function<Duration, Flux<MarketFrame>> past(FileEventLog log) {
        return span -> Flux.defer(() -> Flux.fromIterable(log.past(span))).subscribeOn(Schedulers.boundedElastic());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Coordinator coordinator(
            CoordinatorProperties properties,
            ExchangeMarket market,
            ExchangeDesk desk,
            BiFunction<List<Listing>, FileEventLog, AgentLines> agentLines,
            Spans spans,
            Meters meters) {
        var rules = new ShellRules(
                properties.roundDeadline(),
                properties.patience(),
                properties.epochAbove(),
                new Ceilings(properties.ceilings()).over(properties.limits()));
        return new Coordinator(properties, market, desk, agentLines, rules, CLOCK, spans, meters.registry());
    }
}
