package io.sapphire.analytics.bigquery;

import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import io.sapphire.analytics.table.Kind;
import io.sapphire.analytics.table.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a table's rows travel: a message with a field for each column, in their order.
 *
 * @see <a href="https://cloud.google.com/bigquery/docs/supported-data-types">which field becomes which column</a>
 */
final class RowForm {
    private static final int SCALE = 8;

    private final Table table;
    private final Descriptor descriptor;

    private RowForm(Table table, Descriptor descriptor) {
        this.table = table;
        this.descriptor = descriptor;
    }

    static RowForm of(Table table) {
        var message = DescriptorProto.newBuilder().setName("Row");
        for (int at = 0; at < table.columns().size(); at++) {
            var column = table.columns().get(at);
            message.addField(FieldDescriptorProto.newBuilder()
                    .setName(column.name())
                    .setNumber(at + 1)
                    .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                    .setType(type(column.kind())));
        }
        var file = FileDescriptorProto.newBuilder().setName(table.name()).addMessageType(message);
        try {
            var built = FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]);
            return new RowForm(table, built.getMessageTypes().getFirst());
        } catch (DescriptorValidationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static FieldDescriptorProto.Type type(Kind kind) {
        return switch (kind) {
            // An exact decimal has a text, too.
            case TEXT, JSON, DECIMAL -> FieldDescriptorProto.Type.TYPE_STRING;
            case INTEGER, TIME -> FieldDescriptorProto.Type.TYPE_INT64;
            case BOOLEAN -> FieldDescriptorProto.Type.TYPE_BOOL;
        };
    }

    Table table() {
        return table;
    }

    ProtoSchema schema() {
        return ProtoSchema.newBuilder().setProtoDescriptor(descriptor.toProto()).build();
    }

    /** @param values by place of the column, as rows hold them; null where a cell is empty */
    ByteString encode(IntFunction<@Nullable Object> values) {
        var message = DynamicMessage.newBuilder(descriptor);
        for (var field : descriptor.getFields()) {
            var value = values.apply(field.getIndex());
            if (value != null) {
                message.setField(
                        field, travelling(table.columns().get(field.getIndex()).kind(), value));
            }
        }
        return message.build().toByteString();
    }

    private static Object travelling(Kind kind, Object value) {
        return switch (kind) {
            case TEXT, JSON, INTEGER, TIME, BOOLEAN -> value;
            case DECIMAL -> decimal(value).toPlainString();
        };
    }

    private static BigDecimal decimal(Object e8) {
        return e8 instanceof BigInteger wide ? new BigDecimal(wide, SCALE) : BigDecimal.valueOf((Long) e8, SCALE);
    }
}
