package io.sapphire.analytics.bigquery;

import java.util.regex.Pattern;

/**
 * Where in BigQuery the tables are.
 *
 * @param project who pays
 * @param name of the dataset, which has to be there
 */
public record Dataset(String project, String name) {
    /** The rules for both names are Google's. */
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]{4,28}[a-z0-9])\\.([A-Za-z0-9_]{1,1024})");

    /** @throws IllegalArgumentException unless it is {@code PROJECT.DATASET} */
    public static Dataset parse(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "sapphire.analytics.bigquery must be PROJECT.DATASET, was '" + text + "'");
        }
        return new Dataset(found.group(1), found.group(2));
    }

    /** Its name in the way of the service for writing. */
    String path(String table) {
        return "projects/%s/datasets/%s/tables/%s".formatted(project, name, table);
    }

    /** Its name in a question. */
    String quoted(String table) {
        return "`%s.%s.%s`".formatted(project, name, table);
    }

    @Override
    public String toString() {
        return project + "." + name;
    }
}
