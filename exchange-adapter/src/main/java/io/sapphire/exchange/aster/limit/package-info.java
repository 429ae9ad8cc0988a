/** How much may be asked of the venue, who goes first when little is left, and when nothing may be sent at all. */
@NullMarked
package io.sapphire.exchange.aster.limit;

import org.jspecify.annotations.NullMarked;
