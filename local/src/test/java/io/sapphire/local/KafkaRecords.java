package io.sapphire.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that our topics hold, byte by byte, a line a record with its topic first. */
final class KafkaRecords {
    private static final Duration POLL = Duration.ofMillis(200);

    private KafkaRecords() {}

    /** @param broker {@code HOST:PORT} */
    static String of(String broker) {
        Map<String, Object> options = new HashMap<>();
        options.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker);
        options.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        options.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(options)) {
            var partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("sapphire."))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new StringBuilder("\n");
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(POLL).forEach(record -> write(record, all));
            }
            return all.toString();
        }
    }

    private static void write(ConsumerRecord<byte[], byte[]> record, StringBuilder all) {
        all.append(record.topic()).append(' ').append(text(record.key())).append(' ');
        record.headers()
                .forEach(header -> all.append(header.key())
                        .append('=')
                        .append(text(header.value()))
                        .append(' '));
        all.append(text(record.value())).append('\n');
    }

    private static String text(byte[] bytes) {
        return Optional.ofNullable(bytes)
                .map(some -> new String(some, ISO_8859_1))
                .orElse("");
    }
}
