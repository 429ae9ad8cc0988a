package io.sapphire.analytics.table;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One column of a table.
 *
 * @param required never empty
 * @param about what it says, with its unit, for people
 */
public record Column(String name, Kind kind, boolean required, String about) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public Column {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("column name '" + name + "' is not lower case with underscores");
        }
        if (about.isBlank()) {
            throw new IllegalArgumentException("nobody says what column " + name + " is about");
        }
    }

    /** Reads {@code name: kind about}; an exclamation mark behind the name says that it is never empty. */
    static Column parse(String line) {
        var parts = line.split(" ", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("a column is 'name kind about', was '" + line + "'");
        }
        boolean required = parts[0].endsWith("!");
        var name = required ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
        return new Column(name, Kind.valueOf(parts[1].toUpperCase(Locale.ROOT)), required, parts[2]);
    }
}
