/** Who we are to the venue: the key, its address, signatures and nonces. */
@NullMarked
package io.sapphire.exchange.aster.signing;

import org.jspecify.annotations.NullMarked;
