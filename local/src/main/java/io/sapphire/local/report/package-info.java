/** What a stretch of trading was worth: statistics with their sources, as JSON and as one page. */
@NullMarked
package io.sapphire.local.report;

import org.jspecify.annotations.NullMarked;
