/** Makes rows of events: every fact as it happened, and the little that has to be remembered to say what it meant. */
@NullMarked
package io.sapphire.analytics.fold;

import org.jspecify.annotations.NullMarked;
