/** Values that can be had again from their source, kept in this process or in Redis: losing them costs time, nothing else. */
@NullMarked
package io.sapphire.cache;

import org.jspecify.annotations.NullMarked;
