/** The port to what the venue says about the account as a whole. */
@NullMarked
package io.sapphire.exchange.account;

import org.jspecify.annotations.NullMarked;
