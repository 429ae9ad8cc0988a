/** Questions in SQL about a run, while it goes on and afterwards. */
@NullMarked
package io.sapphire.local.sql;

import org.jspecify.annotations.NullMarked;
