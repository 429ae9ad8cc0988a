package io.sapphire.coordinator.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import reactor.kafka.sender.SenderRecord;

/** A record of the replica that cannot be taken, and why. It is kept as it was, where people find it. */
record DeadLetter(ConsumerRecord<String, byte[]> record, String reason) {
    static final String REASON = "reason";
    static final String SOURCE = "source";

    /** Where it was found; the same record has the same source whenever it is read. */
    String source() {
        return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    }

    SenderRecord<String, byte[], Long> outgoing() {
        var letter = new ProducerRecord<>(Topic.DEAD_LETTER, record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        Outgoing.add(letter.headers(), SOURCE, source());
        Outgoing.add(letter.headers(), REASON, reason);
        return SenderRecord.create(letter, record.offset());
    }
}
