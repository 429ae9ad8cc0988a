/** What was asked for on the command line, checked. */
@NullMarked
package io.sapphire.local.options;

import org.jspecify.annotations.NullMarked;
