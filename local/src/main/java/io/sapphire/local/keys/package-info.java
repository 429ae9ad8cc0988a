/** Keys for local use, made at the first start. */
@NullMarked
package io.sapphire.local.keys;

import org.jspecify.annotations.NullMarked;
