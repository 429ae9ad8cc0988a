/** The questions asked of the simulator's admin port. */
@NullMarked
package io.sapphire.local.http;

import org.jspecify.annotations.NullMarked;
