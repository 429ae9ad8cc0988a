/** Reads what services logged. */
@NullMarked
package io.sapphire.local.logbook;

import org.jspecify.annotations.NullMarked;
