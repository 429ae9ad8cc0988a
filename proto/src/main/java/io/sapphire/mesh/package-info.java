/** How services listen and call each other: one kind of server, one kind of channel, one trace through both. */
@NullMarked
package io.sapphire.mesh;

import org.jspecify.annotations.NullMarked;
