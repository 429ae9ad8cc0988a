/** How much an agent costs beside what it measures. */
@NullMarked
package io.sapphire.bench.agent;

import org.jspecify.annotations.NullMarked;
