/** Takes approved orders to the venue exactly once, finds out what became of them, and reports it. */
@NullMarked
package io.sapphire.exchange.execution;

import org.jspecify.annotations.NullMarked;
