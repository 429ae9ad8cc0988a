/** Orders as the venue keeps them: what was asked for, what became of it, and why an order is refused. */
@NullMarked
package io.sapphire.simulator.order;

import org.jspecify.annotations.NullMarked;
