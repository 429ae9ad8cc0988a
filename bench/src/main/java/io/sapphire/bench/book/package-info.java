/** Building a book from recorded frames. */
@NullMarked
package io.sapphire.bench.book;

import org.jspecify.annotations.NullMarked;
