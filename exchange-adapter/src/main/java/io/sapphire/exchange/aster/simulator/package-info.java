/** The admin port of our own simulator, which moves the clock in lock-step. No real venue has one. */
@NullMarked
package io.sapphire.exchange.aster.simulator;

import org.jspecify.annotations.NullMarked;
