package io.sapphire.gateway.view;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.signal.AgentId;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How views are written: decimals as strings, money with its currency, moments in µs and spans in ms. */
public final class Json {
    /** The quote asset of every market so far; a second one needs it in the domain first. */
    public static final String CURRENCY = "USDT";

    private static final int DEEPEST_REQUEST = 8;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private Json() {}

    /** Writes views; reads requests strictly. */
    public static JsonMapper mapper() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_REQUEST)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .addModule(values())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /** Microseconds since the epoch. */
    public static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / NANOS_PER_MICRO);
    }

    /** The moment so many microseconds after the epoch. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    private static SimpleModule values() {
        return new SimpleModule()
                .addSerializer(text(Decimal.class))
                .addSerializer(text(Price.class))
                .addSerializer(text(Quantity.class))
                .addSerializer(text(Symbol.class))
                .addSerializer(text(OrderId.class))
                .addSerializer(text(AgentId.class))
                .addSerializer(written(Instant.class, (moment, json) -> json.writeNumber(micros(moment))))
                .addSerializer(written(Duration.class, (span, json) -> json.writeNumber(span.toMillis())))
                .addSerializer(written(Money.class, Json::writeMoney));
    }

    private static void writeMoney(Money money, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("value", money.toString());
        json.writeStringProperty("currency", CURRENCY);
        json.writeEndObject();
    }

    private static <T> StdSerializer<T> text(Class<T> type) {
        return written(type, (value, json) -> json.writeString(value.toString()));
    }

    private static <T> StdSerializer<T> written(Class<T> type, Writer<T> writer) {
        return new StdSerializer<>(type) {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                writer.write(value, json);
            }
        };
    }

    private interface Writer<T> {
        void write(T value, JsonGenerator json);
    }
}
