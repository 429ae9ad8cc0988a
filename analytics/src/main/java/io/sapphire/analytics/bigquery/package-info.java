/** The tables in BigQuery, each row exactly once. */
@NullMarked
package io.sapphire.analytics.bigquery;

import org.jspecify.annotations.NullMarked;
