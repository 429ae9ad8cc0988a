package io.sapphire.coordinator.kafka;

import io.sapphire.coordinator.kafka.KafkaSettings.TopicSettings;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** A topic and how it is kept. The number in its name is that of its values' schema. */
record Topic(String name, TopicSettings settings) {
    static final String EVENTS = "sapphire.events.v1";
    static final String MARKET = "sapphire.market.v1";
    static final String AUDIT = "sapphire.audit.v1";
    static final String DEAD_LETTER = "sapphire.dead-letter.v1";

    private static final String FOR_EVER = "-1";

    NewTopic create(short replicationFactor, short minInSync) {
        var retention = settings.retention().isZero()
                ? FOR_EVER
                : Long.toString(settings.retention().toMillis());
        return new NewTopic(name, Optional.of(settings.partitions()), Optional.of(replicationFactor))
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        retention,
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        FOR_EVER,
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        settings.cleanup(),
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                        Short.toString(minInSync)));
    }
}
