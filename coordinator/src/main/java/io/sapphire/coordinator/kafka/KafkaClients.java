package io.sapphire.coordinator.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;

/** Clients of one cluster. What makes the replica trustworthy is fixed here and no setting undoes it. */
final class KafkaClients {
    /**
     * Records read ahead of what is acknowledged, in memory. They are asked for anew by three quarters: with fewer, the
     * connection waits for the file.
     */
    private static final int IN_FLIGHT = 4_096;

    /** A record that is not acknowledged by then is looked for in Kafka, and sent again if it is not there. */
    private static final Duration DELIVERY = Duration.ofMinutes(2);

    private static final Duration REQUEST = Duration.ofSeconds(10);
    /** A broker that comes back is found within this. */
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    /** Kafka wants a name; the reader takes its partition itself, and keeps no place there. */
    static final String GROUP = "sapphire-replica";

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Map<String, Object> connection;

    private KafkaClients(Map<String, Object> connection) {
        this.connection = connection;
    }

    /** @throws IllegalArgumentException if the connection's file cannot be read or sets something else */
    static KafkaClients of(KafkaSettings settings) {
        var connection = new HashMap<String, Object>();
        if (!settings.clientFile().isEmpty()) {
            connection.putAll(security(Path.of(settings.clientFile())));
        }
        connection.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
        // The other strategy, the default, looks for a cluster that is gone without a pause: one core, and a line of
        // log
        // each time (seen with kafka-clients 4.2.1).
        connection.put(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        connection.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, millis(RECONNECT));
        connection.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST));
        return new KafkaClients(connection);
    }

    private static Map<String, Object> security(Path file) {
        var properties = new Properties();
        try (var lines = Files.newBufferedReader(file)) {
            properties.load(lines);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "sapphire.coordinator.kafka.client-file " + file + " cannot be read", unreadable);
        }
        var security = new HashMap<String, Object>();
        properties.stringPropertyNames().forEach(key -> {
            if (!key.matches("(security|ssl|sasl)\\..*")) {
                throw new IllegalArgumentException("sapphire.coordinator.kafka.client-file " + file
                        + " may only set security.*, ssl.* and sasl.*, but sets " + key);
            }
            security.put(key, properties.getProperty(key));
        });
        return security;
    }

    /** @param limit of every answer */
    Admin admin(Duration limit) {
        var options = new HashMap<>(connection);
        options.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(limit));
        options.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(millis(limit), millis(REQUEST)));
        return Admin.create(options);
    }

    /** In order and without doubles: a record is repeated under its number until every replica in sync has it. */
    KafkaSender<String, byte[]> sender() {
        var options = new HashMap<>(connection);
        options.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        options.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        options.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        options.put(ProducerConfig.ACKS_CONFIG, "all");
        options.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        options.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(DELIVERY));
        options.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(REQUEST));
        return KafkaSender.create(SenderOptions.<String, byte[]>create(options)
                .maxInFlight(IN_FLIGHT)
                .stopOnError(true)
                .closeTimeout(CLOSING));
    }

    /** Reads one partition from an offset on, by itself: nobody else has a share in it. */
    KafkaReceiver<String, byte[]> receiver(TopicPartition partition, long offset) {
        var options = new HashMap<>(connection);
        options.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        options.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        options.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        Collection<TopicPartition> assigned = List.of(partition);
        return KafkaReceiver.create(ReceiverOptions.<String, byte[]>create(options)
                .assignment(assigned)
                .addAssignListener(partitions -> partitions.forEach(one -> one.seek(offset))));
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    /** Credentials do not show themselves. */
    @Override
    public String toString() {
        return "KafkaClients";
    }
}
