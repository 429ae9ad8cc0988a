/** What a run tells on the terminal. */
@NullMarked
package io.sapphire.local.console;

import org.jspecify.annotations.NullMarked;
