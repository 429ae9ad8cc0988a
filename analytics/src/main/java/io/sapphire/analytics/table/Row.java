package io.sapphire.analytics.table;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row while it is filled in. A value is a {@link String}, a {@link Boolean} or a {@link Long}: of a decimal in 1e-8
 * units, of a moment in microseconds since the epoch. A decimal that does not fit there is a {@link BigInteger}.
 */
@CanIgnoreReturnValue
public final class Row {
    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final Layout layout;
    private final @Nullable Object[] values;

    Row(Layout layout) {
        this.layout = layout;
        this.values = new Object[layout.table().columns().size()];
    }

    public Table table() {
        return layout.table();
    }

    /** Of the event it belongs to. */
    public long sequence() {
        return number(Table.SEQUENCE);
    }

    /** Which of the event's rows of its table it is, from 0. */
    public long part() {
        return number(Table.PART);
    }

    private long number(String column) {
        return (Long) Objects.requireNonNull(values[layout.place(column, Kind.INTEGER)], column);
    }

    /** In the order of the columns; null where a cell is empty. */
    public @Nullable Object value(int column) {
        return values[column];
    }

    /** A text that is empty leaves the cell empty, unless it must not be. */
    public Row text(String column, Object value) {
        var text = value.toString();
        int at = layout.place(column, Kind.TEXT);
        values[at] = text.isEmpty() && !layout.required(at) ? null : text;
        return this;
    }

    public Row text(String column, Optional<?> value) {
        return value.isEmpty() ? empty(column, Kind.TEXT) : text(column, value.get());
    }

    public Row json(String column, String value) {
        return put(column, Kind.JSON, value);
    }

    public Row integer(String column, long value) {
        return put(column, Kind.INTEGER, value);
    }

    /** Leaves the cell empty where 0 means that there is none. */
    public Row number(String column, long value) {
        return value == 0 ? empty(column, Kind.INTEGER) : integer(column, value);
    }

    /** @param e8 in 1e-8 units */
    public Row decimal(String column, long e8) {
        return put(column, Kind.DECIMAL, e8);
    }

    /** @param e8 in 1e-8 units; need not fit into 64 bits */
    public Row decimal(String column, BigInteger e8) {
        return e8.bitLength() < Long.SIZE ? decimal(column, e8.longValue()) : put(column, Kind.DECIMAL, e8);
    }

    /** @param e8 in 1e-8 units */
    public Row decimal(String column, Optional<Long> e8) {
        return e8.isEmpty() ? empty(column, Kind.DECIMAL) : decimal(column, e8.get());
    }

    public Row bool(String column, boolean value) {
        return put(column, Kind.BOOLEAN, value);
    }

    /** Cut to the microsecond. */
    public Row time(String column, Instant value) {
        long micros =
                Math.addExact(Math.multiplyExact(value.getEpochSecond(), MICROS), value.getNano() / NANOS_PER_MICRO);
        return put(column, Kind.TIME, micros);
    }

    public Row time(String column, Optional<Instant> value) {
        return value.isEmpty() ? empty(column, Kind.TIME) : time(column, value.get());
    }

    private Row put(String column, Kind kind, Object value) {
        values[layout.place(column, kind)] = value;
        return this;
    }

    private Row empty(String column, Kind kind) {
        values[layout.place(column, kind)] = null;
        return this;
    }

    /** @throws IllegalStateException if a cell that must not be empty is */
    Row complete() {
        for (int at = 0; at < values.length; at++) {
            if (values[at] == null && layout.required(at)) {
                throw new IllegalStateException("a row of %s has no %s"
                        .formatted(table().name(), table().columns().get(at).name()));
            }
        }
        return this;
    }
}
