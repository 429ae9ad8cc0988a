/** Aster perpetual futures, V3: the venue behind the ports. */
@NullMarked
package io.sapphire.exchange.aster;

import org.jspecify.annotations.NullMarked;
