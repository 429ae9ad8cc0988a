/** What happened when, and because of what: spans of one trace, kept for a while here and told a collector. */
@NullMarked
package io.sapphire.trace;

import org.jspecify.annotations.NullMarked;
