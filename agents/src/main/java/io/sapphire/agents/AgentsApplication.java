package io.sapphire.agents;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sapphire.agents.grpc.AgentEndpoint;
import io.sapphire.agents.grpc.Thinking;
import io.sapphire.agents.news.NewsDesk;
import io.sapphire.agents.reasoning.model.CountedReasoner;
import io.sapphire.cache.CacheStores;
import io.sapphire.mesh.MeshServer;
import io.sapphire.metric.Meters;
import io.sapphire.secret.SecretSources;
import io.sapphire.trace.Spans;
import io.sapphire.trace.Traces;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Wires the agents. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgentsProperties.class)
public class AgentsApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The server's threads do not keep a process alive; Spring's does. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(AgentsApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=agents", "spring.main.keep-alive=true");
    }

    /** @param whole of the process, if other services run in it too */
    @Bean(destroyMethod = "close")
    Spans spans(ObjectProvider<Traces> whole, Meters meters) {
        return whole.getIfAvailable(() -> Traces.ofOneService(System::getenv, meters.registry()))
                .spans("agents");
    }

    /** @param whole of the process, if other services run in it too */
    @Bean(destroyMethod = "close")
    Meters meters(ObjectProvider<PrometheusMeterRegistry> whole) {
        return Meters.of(whole.stream().findFirst(), System::getenv);
    }

    @Bean
    AgentEndpoint agentEndpoint(AgentsProperties properties, NewsDesk news, Mind mind, Spans spans, Meters meters) {
        var sentiment = properties.financialSentiment();
        var roster = new Roster(properties, news.open(sentiment.feeds(), sentiment.every()), mind.availability());
        var thinking = mind.thinking();
        var counted = new Thinking(CountedReasoner.over(thinking.reasoner(), meters.registry()), thinking.patience());
        return new AgentEndpoint(roster.named(properties.enabled()), properties.heartbeat(), counted, spans);
    }

    @Bean(destroyMethod = "close")
    CacheStores caches(AgentsProperties properties) {
        return properties.cache().settings().open(SecretSources.ofProcess());
    }

    @Bean(destroyMethod = "close")
    Mind mind(AgentsProperties properties, CacheStores caches) {
        return Mind.of(properties.reasoning(), caches.cache());
    }

    @Bean(destroyMethod = "close")
    NewsDesk news() {
        return new NewsDesk(InstantSource.system());
    }

    /** The port is its {@link MeshServer#port}. */
    @Bean(destroyMethod = "close")
    MeshServer server(AgentsProperties properties, AgentEndpoint endpoint, Spans spans, Meters meters) {
        var server = MeshServer.start(properties.listen(), List.of(endpoint), spans, meters.registry());
        server.serving(true);
        return server;
    }
}
