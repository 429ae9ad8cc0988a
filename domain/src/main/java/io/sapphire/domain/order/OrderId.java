package io.sapphire.domain.order;

/** Our name for an order, unique in an account for ever; the venue echoes it. */
public record OrderId(String value) implements Comparable<OrderId> {

    public OrderId {
        if (!value.matches("[.A-Z:/a-z0-9_-]{1,36}")) {
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
