/** Our orders and what became of them; which orders lead to a wanted position and protect it. */
@NullMarked
package io.sapphire.coordinator.execution;

import org.jspecify.annotations.NullMarked;
