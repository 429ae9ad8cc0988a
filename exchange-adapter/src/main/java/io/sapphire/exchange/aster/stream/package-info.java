/** What the venue pushes over WebSocket, and how to stay connected. */
@NullMarked
package io.sapphire.exchange.aster.stream;

import org.jspecify.annotations.NullMarked;
