package io.sapphire.exchange.execution.journal;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.ANY;
import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.portfolio.AccountEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Entries as JSON, so that people can read a journal and newer builds can read older ones. */
final class EntryCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.FIELD, ANY)
                    .withVisibility(PropertyAccessor.GETTER, NONE)
                    .withVisibility(PropertyAccessor.IS_GETTER, NONE))
            .addMixIn(Entry.class, NamedType.class)
            .addMixIn(OrderEvent.Reported.class, NamedType.class)
            .addMixIn(AccountEvent.class, NamedType.class)
            .addMixIn(Terms.class, NamedType.class)
            .build();

    private EntryCodec() {}

    static byte[] encode(Entry entry) {
        return MAPPER.writeValueAsBytes(entry);
    }

    /** @throws IllegalStateException if a newer build wrote something this one does not know */
    static Entry decode(byte[] bytes) {
        try {
            return MAPPER.treeToValue(Upcast.of(MAPPER.readTree(bytes)), Entry.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("the journal holds a record that this version does not know", e);
        }
    }

    /** Which of a sealed family it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface NamedType {}
}
