/** Trades a recorded market in virtual time: the same core, agents and matching engine, called directly. */
@NullMarked
package io.sapphire.local.backtest;

import org.jspecify.annotations.NullMarked;
