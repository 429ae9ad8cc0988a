package io.sapphire.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One step of a trace, as somebody outside is told of it.
 *
 * @param parentId empty for the first of its trace
 * @param notes its attributes, as text
 */
record ToldSpan(String traceId, String spanId, String parentId, String service, String name, String notes) {

    /** As Mission Control shows it. */
    static ToldSpan of(String traceId, JsonNode row) {
        return new ToldSpan(
                traceId,
                row.required("spanId").asString(),
                row.required("parentId").asString(""),
                row.required("service").asString(),
                row.required("name").asString(),
                row.required("notes").toString());
    }

    /**
     * As a collector is told, field by field.
     *
     * @see <a href="https://github.com/open-telemetry/opentelemetry-proto">opentelemetry/proto/trace/v1/trace.proto</a>
     */
    static List<ToldSpan> of(byte[] exportTraceServiceRequest) throws InvalidProtocolBufferException {
        return messages(UnknownFieldSet.parseFrom(exportTraceServiceRequest), 1).stream()
                .flatMap(resourceSpans -> messages(resourceSpans, 2).stream()
                        .flatMap(scopeSpans -> messages(scopeSpans, 2).stream())
                        .map(span -> of(service(resourceSpans), span)))
                .toList();
    }

    private static ToldSpan of(String service, UnknownFieldSet span) {
        return new ToldSpan(
                hex(span, 1), hex(span, 2), hex(span, 4), service, text(span, 5), attributes(messages(span, 9)));
    }

    private static String service(UnknownFieldSet resourceSpans) {
        return messages(resourceSpans, 1).stream()
                .flatMap(resource -> messages(resource, 1).stream())
                .filter(attribute -> text(attribute, 1).equals("service.name"))
                .map(attribute -> text(messages(attribute, 2).getFirst(), 1))
                .findFirst()
                .orElseThrow();
    }

    private static String attributes(List<UnknownFieldSet> attributes) {
        return attributes.stream()
                .map(attribute ->
                        text(attribute, 1) + "=" + text(messages(attribute, 2).getFirst(), 1))
                .collect(Collectors.joining(" "));
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream()
                .map(ToldSpan::message)
                .toList();
    }

    private static UnknownFieldSet message(ByteString bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalStateException("not a message", malformed);
        }
    }

    private static String text(UnknownFieldSet message, int field) {
        return bytes(message, field).toString(UTF_8);
    }

    private static String hex(UnknownFieldSet message, int field) {
        return HexFormat.of().formatHex(bytes(message, field).toByteArray());
    }

    private static ByteString bytes(UnknownFieldSet message, int field) {
        var values = message.getField(field).getLengthDelimitedList();
        return values.isEmpty() ? ByteString.EMPTY : values.getLast();
    }
}
