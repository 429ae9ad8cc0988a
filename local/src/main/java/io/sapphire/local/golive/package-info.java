/** What must be in place before a mesh trades nearer to real money than before, and what is written down about it. */
@NullMarked
package io.sapphire.local.golive;

import org.jspecify.annotations.NullMarked;
