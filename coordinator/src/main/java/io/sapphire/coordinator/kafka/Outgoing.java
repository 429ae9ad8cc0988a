package io.sapphire.coordinator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.coordinator.audit.SignedCheckpoint;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.mesh.Traceparent;
import io.sapphire.wire.Checkpoints;
import io.sapphire.wire.Markets;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;

/** What goes to Kafka for an account's run. Run and sequence together are the id of a record on every topic. */
record Outgoing(KafkaSettings settings, String account, String run) {
    static final String RUN = "run";
    static final String SEQUENCE = "sequence";
    static final String SCHEMA = "schema";
    static final String TRACEPARENT = "traceparent";
    private static final byte[] VERSION = "1".getBytes(UTF_8);

    /** Where all events of an account are, as Kafka's own partitioner chooses it. */
    static TopicPartition partition(KafkaSettings settings, String account) {
        int hash = Utils.toPositive(Utils.murmur2(account.getBytes(UTF_8)));
        return new TopicPartition(Topic.EVENTS, hash % settings.events().partitions());
    }

    /**
     * An event, and its frame for those who want no more.
     *
     * @param bytes of the record as it stands in the log
     * @param traceparent of the step that sends it; if it is empty, a name is made of the event's trace and sequence
     */
    List<ProducerRecord<String, byte[]>> of(Recorded recorded, byte[] bytes, String traceparent) {
        int partition = partition(settings, account).partition();
        var event = record(Topic.EVENTS, partition, account, recorded, bytes, traceparent);
        return recorded.event() instanceof MeshEvent.MarketObserved(var frame)
                ? List.of(
                        event,
                        record(
                                Topic.MARKET,
                                null,
                                frame.symbol().value(),
                                recorded,
                                Markets.encode(frame),
                                traceparent))
                : List.of(event);
    }

    private ProducerRecord<String, byte[]> record(
            String topic,
            @org.jspecify.annotations.Nullable Integer partition,
            String key,
            Recorded recorded,
            byte[] value,
            String traceparent) {
        // Stamped when it is sent: a broker that restarts forgets whose records are older than a day, and would take a
        // repeated one of them for new.
        var record = new ProducerRecord<>(topic, partition, key, value);
        identify(record.headers(), recorded.sequence());
        if (!recorded.traceId().isEmpty()) {
            add(record.headers(), TRACEPARENT, traceparent.isEmpty() ? named(recorded) : traceparent);
        }
        return record;
    }

    private static String named(Recorded recorded) {
        return new Traceparent(recorded.traceId(), HexFormat.of().toHexDigits(recorded.sequence())).format();
    }

    /** A checkpoint of the run's log. */
    ProducerRecord<String, byte[]> of(SignedCheckpoint signed) {
        var checkpoint = signed.checkpoint();
        var value =
                Checkpoints.encode(checkpoint.run(), checkpoint.sequence(), checkpoint.hash(), signed.signatureBytes());
        var record = new ProducerRecord<>(Topic.AUDIT, account, value);
        identify(record.headers(), checkpoint.sequence());
        return record;
    }

    private void identify(Headers headers, long sequence) {
        add(headers, RUN, run);
        add(headers, SEQUENCE, Long.toString(sequence));
        headers.add(SCHEMA, VERSION);
    }

    static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
