/** Ours against the tools that come with the stores. */
@NullMarked
package io.sapphire.bench.store;

import org.jspecify.annotations.NullMarked;
