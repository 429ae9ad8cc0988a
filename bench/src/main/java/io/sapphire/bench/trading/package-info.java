/** What trading itself costs: a decision, a backtest, the way from a tick to a signed order. */
@NullMarked
package io.sapphire.bench.trading;

import org.jspecify.annotations.NullMarked;
