/** The data directory: whose run lies in it, and what becomes of it when the next one begins. */
@NullMarked
package io.sapphire.local.data;

import org.jspecify.annotations.NullMarked;
