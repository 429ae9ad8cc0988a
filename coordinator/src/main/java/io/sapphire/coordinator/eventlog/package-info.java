/** The append-only log on disk: records are numbered, chained and checked. */
@NullMarked
package io.sapphire.coordinator.eventlog;

import org.jspecify.annotations.NullMarked;
