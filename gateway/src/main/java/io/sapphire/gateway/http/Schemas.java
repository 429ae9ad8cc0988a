package io.sapphire.gateway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.gateway.view.Decimal;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON schemas of view records, read from the records themselves, so that the two cannot differ. */
final class Schemas {
    private static final String DECIMAL = "^-?[0-9]+(\\.[0-9]{1,8})?$";

    private final Map<String, Object> named = new TreeMap<>();

    /** Every record met so far, by name. */
    Map<String, Object> named() {
        return named;
    }

    Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    private Map<String, Object> of(Type type, Map<String, Type> arguments) {
        return switch (type) {
            case TypeVariable<?> variable -> of(arguments.getOrDefault(variable.getName(), Object.class), Map.of());
            case ParameterizedType list
            when list.getRawType() == List.class ->
                Map.of("type", "array", "items", of(list.getActualTypeArguments()[0], arguments));
            case ParameterizedType generic -> generic(generic);
            case Class<?> plain -> of(plain);
            default -> throw new IllegalArgumentException("no schema for " + type);
        };
    }

    private Map<String, Object> generic(ParameterizedType type) {
        var raw = (Class<?>) type.getRawType();
        var argument = type.getActualTypeArguments()[0];
        var name = raw.getSimpleName() + "Of" + ((Class<?>) argument).getSimpleName();
        return reference(name, raw, Map.of(raw.getTypeParameters()[0].getName(), argument));
    }

    private Map<String, Object> of(Class<?> type) {
        if (type.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        if (type == Money.class) {
            return money();
        }
        return type.isRecord() && !isText(type) && !isDecimal(type)
                ? reference(type.getSimpleName(), type, Map.of())
                : simple(type);
    }

    private static Map<String, Object> simple(Class<?> type) {
        if (isDecimal(type)) {
            return Map.of("type", "string", "pattern", DECIMAL);
        }
        if (isText(type)) {
            return Map.of("type", "string");
        }
        if (type == double.class || type == Double.class) {
            return Map.of("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        return type == Object.class ? Map.of() : Map.of("type", "integer");
    }

    private static boolean isDecimal(Class<?> type) {
        return type == Decimal.class || type == Price.class || type == Quantity.class;
    }

    private static boolean isText(Class<?> type) {
        return type == String.class || type == Symbol.class || type == OrderId.class || type == AgentId.class;
    }

    private Map<String, Object> money() {
        named.computeIfAbsent(
                "Money",
                _ -> object(
                        Map.of(
                                "value",
                                Map.of("type", "string", "pattern", DECIMAL),
                                "currency",
                                Map.of("type", "string")),
                        List.of("value", "currency")));
        return Map.of("$ref", "#/components/schemas/Money");
    }

    private Map<String, Object> reference(String name, Class<?> type, Map<String, Type> arguments) {
        if (!named.containsKey(name)) {
            named.put(name, Map.of());
            var properties = new LinkedHashMap<String, Object>();
            collect(type, arguments, properties);
            named.put(name, object(properties, new ArrayList<>(properties.keySet())));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        return Map.of("type", "object", "properties", properties, "required", required);
    }

    private void collect(Class<?> type, Map<String, Type> arguments, Map<String, Object> properties) {
        for (var component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                collect(component.getType(), Map.of(), properties);
            } else {
                properties.put(name(component), property(component, arguments));
            }
        }
    }

    private static String name(RecordComponent component) {
        var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private Map<String, Object> property(RecordComponent component, Map<String, Type> arguments) {
        if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
            return Map.of("type", "object", "description", "The row of this kind, as the stream tells it.");
        }
        if (component.getType() == Instant.class || component.getType() == Duration.class) {
            return nullable(component.getAnnotatedType(), Map.of("type", "integer"));
        }
        return nullable(component.getAnnotatedType(), of(component.getGenericType(), arguments));
    }

    private static Map<String, Object> nullable(AnnotatedType type, Map<String, Object> schema) {
        return type.isAnnotationPresent(Nullable.class)
                ? Map.of("anyOf", List.of(schema, Map.of("type", "null")))
                : schema;
    }
}
