/** The analytics' wiring: the event log as tables. */
@NullMarked
package io.sapphire.analytics;

import org.jspecify.annotations.NullMarked;
