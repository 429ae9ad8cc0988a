/** Secrets by reference: settings name where a key lies, and only here it is read. */
@NullMarked
package io.sapphire.secret;

import org.jspecify.annotations.NullMarked;
