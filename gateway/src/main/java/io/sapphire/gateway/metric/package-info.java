/** The run in figures for alerts: what the views show now, and how long its steps took. */
@NullMarked
package io.sapphire.gateway.metric;

import org.jspecify.annotations.NullMarked;
