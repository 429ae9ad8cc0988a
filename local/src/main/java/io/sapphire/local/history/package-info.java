/** Market data for later: recorded while it happens, or fetched from a venue's public history. */
@NullMarked
package io.sapphire.local.history;

import org.jspecify.annotations.NullMarked;
