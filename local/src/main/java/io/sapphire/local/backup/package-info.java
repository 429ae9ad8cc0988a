/** Copies of a run for the day its host is lost. */
@NullMarked
package io.sapphire.local.backup;

import org.jspecify.annotations.NullMarked;
