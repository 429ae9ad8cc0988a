/** What the gateways of a run leave each other in the cache: what was told, asked of the past, and counted. */
@NullMarked
package io.sapphire.gateway.kept;

import org.jspecify.annotations.NullMarked;
