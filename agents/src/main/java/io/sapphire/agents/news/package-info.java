/** Fetches headlines from RSS and Atom feeds and cleans them; knows nothing of markets. */
@NullMarked
package io.sapphire.agents.news;

import org.jspecify.annotations.NullMarked;
