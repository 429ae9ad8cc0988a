/** What people read when something cannot be done: one sentence. */
@NullMarked
package io.sapphire.local.sentence;

import org.jspecify.annotations.NullMarked;
