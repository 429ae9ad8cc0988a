/** Follows the event log with the tables, for as long as it takes. */
@NullMarked
package io.sapphire.analytics.follow;

import org.jspecify.annotations.NullMarked;
