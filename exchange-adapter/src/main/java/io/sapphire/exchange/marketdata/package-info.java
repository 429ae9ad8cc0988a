/** What the venue shows to everybody: gap-checked books, and the frames they are cut into. */
@NullMarked
package io.sapphire.exchange.marketdata;

import org.jspecify.annotations.NullMarked;
