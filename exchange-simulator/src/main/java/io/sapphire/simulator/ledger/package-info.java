/** An append-only file that survives being killed at any moment. */
@NullMarked
package io.sapphire.simulator.ledger;

import org.jspecify.annotations.NullMarked;
