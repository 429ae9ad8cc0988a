/** Where a running service spends its time and memory, by the JVM's own flight recorder. */
@NullMarked
package io.sapphire.local.flight;

import org.jspecify.annotations.NullMarked;
