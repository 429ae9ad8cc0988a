package io.sapphire.coordinator.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KafkaSettingsTest {
    private static final String PREFIX = "sapphire.coordinator.kafka";

    @TempDir
    Path folder;

    @Test
    void oneKeyTurnsItOnAndNothingElseIsNeeded() {
        var settings = bound(Map.of("servers", "kafka:9092"));
        assertThat(settings.isOn()).isTrue();
        assertThat(settings.topics().map(Topic::name))
                .containsExactly(
                        "sapphire.events.v1", "sapphire.market.v1", "sapphire.audit.v1", "sapphire.dead-letter.v1");
        assertThat(bound(Map.of("servers", "")).isOn()).isFalse();
    }

    @Test
    void topicsAreCreatedAsTheyAreConfigured() {
        var settings = bound(Map.of(
                "servers", "kafka:9092",
                "replication-factor", "3",
                "min-in-sync", "2",
                "market.partitions", "12",
                "market.retention", "7d",
                "market.cleanup", "compact"));
        var market = settings.topics()
                .filter(topic -> topic.name().equals(Topic.MARKET))
                .findFirst()
                .orElseThrow()
                .create(settings.replicationFactor(), settings.minInSync());
        assertThat(market.numPartitions()).isEqualTo(12);
        assertThat(market.replicationFactor()).isEqualTo((short) 3);
        assertThat(market.configs())
                .containsEntry("retention.ms", "604800000")
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("min.insync.replicas", "2");
    }

    @Test
    void whatWouldBreakThePromiseIsRefused() {
        assertRefused(Map.of("replication-factor", "1", "min-in-sync", "2"), "min-in-sync between 1 and it");
        assertRefused(Map.of("acknowledge-within", "0s"), "must be positive");
        assertRefused(Map.of("events.cleanup", "compact"), "facts are never merged");
        assertRefused(Map.of("events.partitions", "0"), "partitions of at least 1");
    }

    @Test
    void connectionMayOnlySayHowToConnectAndShowsNoSecret() throws IOException {
        var file = folder.resolve("client.properties");
        Files.writeString(file, "security.protocol=SASL_SSL\nsasl.jaas.config=canary-secret\n");
        var settings = bound(Map.of("servers", "kafka:9093", "client-file", file.toString()));
        assertThat(KafkaClients.of(settings).toString() + settings).doesNotContain("canary-secret");
        Files.writeString(file, "acks=0\n");
        assertThatThrownBy(() -> KafkaClients.of(settings))
                .hasMessageEndingWith("may only set security.*, ssl.* and sasl.*, but sets acks");
        Files.delete(file);
        assertThatThrownBy(() -> KafkaClients.of(settings)).hasMessageEndingWith("cannot be read");
    }

    private static void assertRefused(Map<String, String> keys, String why) {
        assertThatThrownBy(() -> bound(keys))
                .isInstanceOf(BindException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining(why);
    }

    private static KafkaSettings bound(Map<String, String> keys) {
        var source = new MapConfigurationPropertySource();
        keys.forEach((key, value) -> source.put(PREFIX + "." + key, value));
        return new Binder(source).bind(PREFIX, KafkaSettings.class).get();
    }
}
