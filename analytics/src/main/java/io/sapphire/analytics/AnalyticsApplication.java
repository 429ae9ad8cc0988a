package io.sapphire.analytics;

import io.grpc.ManagedChannel;
import io.sapphire.analytics.bigquery.Access;
import io.sapphire.analytics.bigquery.Dataset;
import io.sapphire.analytics.grpc.EventFeed;
import io.sapphire.analytics.table.Schema;
import io.sapphire.mesh.MeshChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Wires the analytics. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnalyticsProperties.class)
public class AnalyticsApplication {

    public static void main(String[] args) {
        var _ = application().run(args);
    }

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(AnalyticsApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=analytics", "spring.main.keep-alive=true");
    }

    @Bean(destroyMethod = "shutdownNow")
    ManagedChannel coordinatorChannel(AnalyticsProperties properties) {
        return MeshChannel.to(properties.coordinator());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Analytics analytics(AnalyticsProperties properties, ManagedChannel coordinatorChannel) {
        var schema = Schema.current();
        return new Analytics(
                properties,
                place(properties, schema),
                schema,
                new EventFeed(coordinatorChannel),
                token(properties.tokenFile()));
    }

    private static TablePlace place(AnalyticsProperties properties, Schema schema) {
        return properties.bigquery().isBlank()
                ? new DuckDbPlace(properties.file(), schema)
                : new BigQueryPlace(Access.ofGoogle(Dataset.parse(properties.bigquery())), schema);
    }

    private static String token(String file) {
        if (file.isEmpty()) {
            return "";
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the token file " + file + " cannot be read", unreadable);
        }
    }
}
