/** What is traded and what the venue shows of it, in exact decimals. */
@NullMarked
package io.sapphire.domain.market;

import org.jspecify.annotations.NullMarked;
