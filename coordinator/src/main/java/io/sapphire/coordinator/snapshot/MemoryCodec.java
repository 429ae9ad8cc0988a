package io.sapphire.coordinator.snapshot;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.order.Terms;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A core's memory as JSON: every component of every record, and nothing else. What is missing or unknown is refused. */
final class MemoryCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(visible -> visible.withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(Terms.class, Kind.class)
            .registerSubtypes(Terms.class.getPermittedSubclasses())
            .build();

    private MemoryCodec() {}

    /** Terms say of what kind they are. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Kind {}

    static byte[] encode(TradingCore.Memory memory) {
        return MAPPER.writeValueAsBytes(memory);
    }

    /** @throws UnusableSnapshotException if it is not what this build remembers */
    static TradingCore.Memory decode(byte[] json) {
        try {
            return MAPPER.readValue(json, TradingCore.Memory.class);
        } catch (JacksonException other) {
            throw new UnusableSnapshotException("this build remembers other things: " + other.getOriginalMessage());
        }
    }
}
