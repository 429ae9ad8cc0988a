/** How a running gateway stands up to many questions. */
@NullMarked
package io.sapphire.local.load;

import org.jspecify.annotations.NullMarked;
