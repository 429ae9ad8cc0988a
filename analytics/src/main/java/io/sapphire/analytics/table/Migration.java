package io.sapphire.analytics.table;

import java.util.List;

/**
 * What leads from one version of the tables to the next.
 *
 * @param version from 1, without gaps
 * @param name of its file
 */
public record Migration(int version, String name, List<Change> changes) {

    public Migration {
        changes = List.copyOf(changes);
    }
}
