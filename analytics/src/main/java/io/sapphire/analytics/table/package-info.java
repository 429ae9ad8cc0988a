/** What the tables are: their columns and units, how they grow from version to version, and their rows. */
@NullMarked
package io.sapphire.analytics.table;

import org.jspecify.annotations.NullMarked;
