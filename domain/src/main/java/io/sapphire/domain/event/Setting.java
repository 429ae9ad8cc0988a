package io.sapphire.domain.event;

/** One effective setting of a run, as text, for example {@code limits.max-order-notional} and {@code 500}. */
public record Setting(String key, String value) implements Comparable<Setting> {

    @Override
    public int compareTo(Setting other) {
        return key.compareTo(other.key);
    }
}
