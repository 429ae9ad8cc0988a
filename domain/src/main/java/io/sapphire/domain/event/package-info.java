/** Everything the mesh records: the log is the truth, all state is a fold of it. */
@NullMarked
package io.sapphire.domain.event;

import org.jspecify.annotations.NullMarked;
