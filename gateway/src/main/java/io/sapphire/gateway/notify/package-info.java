/** What people are told who do not look: one port, a webhook and a chat behind it. */
@NullMarked
package io.sapphire.gateway.notify;

import org.jspecify.annotations.NullMarked;
