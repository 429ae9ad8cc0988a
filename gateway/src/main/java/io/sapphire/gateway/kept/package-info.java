/** What a gateway that starts finds in the cache: the newest facts and values, as they were told last. */
@NullMarked
package io.sapphire.gateway.kept;

import org.jspecify.annotations.NullMarked;
