/** The gateway's wiring: the read side of the mesh, and the human's hand in. */
@NullMarked
package io.sapphire.gateway;

import org.jspecify.annotations.NullMarked;
