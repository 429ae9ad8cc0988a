/** Which build this is, so that two logs can be held against each other. */
@NullMarked
package io.sapphire.coordinator.build;

import org.jspecify.annotations.NullMarked;
