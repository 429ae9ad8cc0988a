package io.sapphire.agents;

import io.sapphire.agents.grpc.AgentEndpoint;
import io.sapphire.agents.news.NewsDesk;
import io.sapphire.mesh.MeshServer;
import java.time.InstantSource;
import java.util.List;
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

    @Bean
    AgentEndpoint agentEndpoint(AgentsProperties properties, NewsDesk news, Mind mind) {
        var sentiment = properties.financialSentiment();
        var roster = new Roster(properties, news.open(sentiment.feeds(), sentiment.every()), mind.availability());
        return new AgentEndpoint(roster.named(properties.enabled()), properties.heartbeat(), mind.thinking());
    }

    @Bean(destroyMethod = "close")
    Mind mind(AgentsProperties properties) {
        return Mind.of(properties.reasoning());
    }

    @Bean(destroyMethod = "close")
    NewsDesk news() {
        return new NewsDesk(InstantSource.system());
    }

    /** The port is its {@link MeshServer#port}. */
    @Bean(destroyMethod = "close")
    MeshServer server(AgentsProperties properties, AgentEndpoint endpoint) {
        var server = MeshServer.start(properties.listen(), List.of(endpoint));
        server.serving(true);
        return server;
    }
}
