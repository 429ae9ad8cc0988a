package io.sapphire.wire;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every copy of a valid message that lacks one part it cannot do without, at whatever depth. */
final class Spoiled {
    private static final int NOBODY_KNOWS = 99;
    /**
     * A span of zero is none, and zero is allowed for these; orders older than a choice have made the usual one, markets
     * older than bounds have none.
     */
    private static final Set<String> MAY_BE_MISSING = Set.of(
            "shift",
            "history",
            "latency",
            "position_side",
            "self_trade",
            "working_price",
            "manner",
            "cap",
            "urgency",
            "bounds",
            "resting",
            "at_market");

    private static final Set<String> NAMES = Set.of("agent_id", "symbol", "order_id", "author", "subject", "missing");

    private Spoiled() {}

    static List<Message> copies(Message message) {
        return message.getAllFields().keySet().stream()
                .flatMap(field -> copies(message, field))
                .toList();
    }

    private static Stream<Message> copies(Message message, FieldDescriptor field) {
        if (field.isRepeated()) {
            return IntStream.range(0, message.getRepeatedFieldCount(field))
                    .boxed()
                    .flatMap(index -> values(field, message.getRepeatedField(field, index))
                            .map(value -> message.toBuilder()
                                    .setRepeatedField(field, index, value)
                                    .build()));
        }
        var nested = values(field, message.getField(field))
                .<Message>map(
                        value -> message.toBuilder().setField(field, value).build());
        return isNeeded(field) ? Stream.concat(nested, Stream.of(without(message, field))) : nested;
    }

    private static Stream<Object> values(FieldDescriptor field, Object valid) {
        return switch (field.getJavaType()) {
            case MESSAGE -> copies((Message) valid).stream().map(Object.class::cast);
            case ENUM -> Stream.of(field.getEnumType().findValueByNumberCreatingIfUnknown(NOBODY_KNOWS));
            case STRING -> NAMES.contains(field.getName()) ? Stream.of("", "a malformed name!") : Stream.empty();
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, BYTE_STRING -> Stream.empty();
        };
    }

    private static boolean isNeeded(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE, ENUM -> !MAY_BE_MISSING.contains(field.getName());
            case STRING, INT, LONG, FLOAT, DOUBLE, BOOLEAN, BYTE_STRING -> false;
        };
    }

    private static Message without(Message message, FieldDescriptor field) {
        return message.toBuilder().clearField(field).build();
    }
}
