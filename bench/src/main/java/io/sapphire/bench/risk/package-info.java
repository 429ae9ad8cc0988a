/** How fast the risk gate is. */
@NullMarked
package io.sapphire.bench.risk;

import org.jspecify.annotations.NullMarked;
