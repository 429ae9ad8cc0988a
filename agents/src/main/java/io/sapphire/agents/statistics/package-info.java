/** Distributions, tests and estimators of the field: arithmetic alone, without a clock and without randomness. */
@NullMarked
package io.sapphire.agents.statistics;

import org.jspecify.annotations.NullMarked;
