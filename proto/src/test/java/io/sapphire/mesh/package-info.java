/** Servers and channels speak to each other over real sockets and in process. */
@NullMarked
package io.sapphire.mesh;

import org.jspecify.annotations.NullMarked;
