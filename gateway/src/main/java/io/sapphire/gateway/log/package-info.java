/** What this process logged last, for people. */
@NullMarked
package io.sapphire.gateway.log;

import org.jspecify.annotations.NullMarked;
