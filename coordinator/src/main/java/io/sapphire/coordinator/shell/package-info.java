/** Turns streams into recorded, numbered events and effects into calls. */
@NullMarked
package io.sapphire.coordinator.shell;

import org.jspecify.annotations.NullMarked;
