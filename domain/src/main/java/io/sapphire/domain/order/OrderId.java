package io.sapphire.domain.order;

import java.util.regex.Pattern;

/** Our name for an order, unique in an account for ever; the venue echoes it. */
public record OrderId(String value) implements Comparable<OrderId> {
    private static final Pattern FORM = Pattern.compile("[.A-Z:/a-z0-9_-]{1,36}");

    public OrderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "order id must be 1 to 36 of letters, digits and . : / _ -, was '" + value + "'");
        }
    }

    @Override
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
