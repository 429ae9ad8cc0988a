/** What a service measures of itself, and where Prometheus reads it. */
@NullMarked
package io.sapphire.metric;

import org.jspecify.annotations.NullMarked;
