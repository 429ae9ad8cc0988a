package io.sapphire.domain.market;

import java.util.regex.Pattern;

/** The venue's name of a market, for example {@code BTCUSDT}. */
public record Symbol(String value) implements Comparable<Symbol> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{2,20}");

    public Symbol {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("symbol must be 2 to 20 capital letters or digits, was '" + value + "'");
        }
    }

    @Override
    public int compareTo(Symbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
