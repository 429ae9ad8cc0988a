/** From an order to the bytes that leave. */
@NullMarked
package io.sapphire.bench.signing;

import org.jspecify.annotations.NullMarked;
