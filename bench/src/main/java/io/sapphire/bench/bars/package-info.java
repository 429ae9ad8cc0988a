/** A backtest over bars against a library that does nothing else. */
@NullMarked
package io.sapphire.bench.bars;

import org.jspecify.annotations.NullMarked;
