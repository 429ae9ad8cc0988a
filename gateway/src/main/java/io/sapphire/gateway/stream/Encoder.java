package io.sapphire.gateway.stream;

import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.projection.Fact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows as JSON, once for everybody. */
final class Encoder {
    private final JsonMapper json;

    Encoder(JsonMapper json) {
        this.json = json;
    }

    Message message(String topic, Object row) {
        return new Message(topic, json.writeValueAsBytes(row));
    }

    FactGroup group(Recorded recorded, @Nullable Instant eventTime, List<Fact> facts) {
        return new FactGroup(
                recorded.sequence(),
                eventTime,
                recorded.recordTime(),
                facts.stream()
                        .map(fact -> message(fact.topic().word(), fact.row()))
                        .toList());
    }
}
