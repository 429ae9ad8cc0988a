/** What crosses the wire arrives as it was sent, and what is malformed is refused. */
@NullMarked
package io.sapphire.wire;

import org.jspecify.annotations.NullMarked;
