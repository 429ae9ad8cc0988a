/** What happens in a market, in venue time, whether it was recorded or derived, and what follows from it. */
@NullMarked
package io.sapphire.simulator.market;

import org.jspecify.annotations.NullMarked;
