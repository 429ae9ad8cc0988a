/** What a portfolio may lose: exposure, value at risk and how well it foretold, stress, correlation, liquidation, funding. */
@NullMarked
package io.sapphire.local.exposure;

import org.jspecify.annotations.NullMarked;
