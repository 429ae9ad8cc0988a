/** What agents are shown and what they answer. */
@NullMarked
package io.sapphire.domain.signal;

import org.jspecify.annotations.NullMarked;
