/** What the core remembers, on the disk: so that a restart reads the end of the log and not all of it. */
@NullMarked
package io.sapphire.coordinator.snapshot;

import org.jspecify.annotations.NullMarked;
