/** Processes that are started, watched and started again. */
@NullMarked
package io.sapphire.local.process;

import org.jspecify.annotations.NullMarked;
