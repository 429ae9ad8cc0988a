/** The tables in one DuckDB file: written by one process, and asked there while it runs. */
@NullMarked
package io.sapphire.analytics.duckdb;

import org.jspecify.annotations.NullMarked;
