/** The gateway's event stream and its pages before a crowd, against the least that could serve them. */
@NullMarked
package io.sapphire.bench.crowd;

import org.jspecify.annotations.NullMarked;
