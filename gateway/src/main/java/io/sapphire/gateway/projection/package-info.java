/** Folds recorded events into views, one event after the other: no thread, no clock, no reactor. */
@NullMarked
package io.sapphire.gateway.projection;

import org.jspecify.annotations.NullMarked;
