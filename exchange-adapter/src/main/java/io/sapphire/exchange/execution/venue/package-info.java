/** The port to the venue's side of trading: what it can be asked, and what it says of orders and of the account. */
@NullMarked
package io.sapphire.exchange.execution.venue;

import org.jspecify.annotations.NullMarked;
