/** Who may ask: the token, the session that a one-time token opens, and its protection against foreign pages. */
@NullMarked
package io.sapphire.gateway.access;

import org.jspecify.annotations.NullMarked;
