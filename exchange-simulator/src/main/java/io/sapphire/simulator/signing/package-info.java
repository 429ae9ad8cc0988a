/** Who sent a request: EIP-712 signatures over its literal text, and nonces that can be used once. */
@NullMarked
package io.sapphire.simulator.signing;

import org.jspecify.annotations.NullMarked;
