/** A wish to trade, and every fact about what became of it. */
@NullMarked
package io.sapphire.domain.order;

import org.jspecify.annotations.NullMarked;
