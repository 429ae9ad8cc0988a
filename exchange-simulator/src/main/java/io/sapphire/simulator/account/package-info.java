/** The venue's own ledger of the account: holdings, wallet, fees, funding and margin, exact to 1e-8. */
@NullMarked
package io.sapphire.simulator.account;

import org.jspecify.annotations.NullMarked;
