/** The adapter's durable memory: what was about to leave, what the venue said, and what was reported. */
@NullMarked
package io.sapphire.exchange.execution.journal;

import org.jspecify.annotations.NullMarked;
