/** How near to real money a mesh trades, as it was asked for. */
@NullMarked
package io.sapphire.local.stage;

import org.jspecify.annotations.NullMarked;
