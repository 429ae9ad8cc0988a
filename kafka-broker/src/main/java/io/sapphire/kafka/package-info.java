/** One Kafka broker that is its own controller, for one machine. */
@NullMarked
package io.sapphire.kafka;

import org.jspecify.annotations.NullMarked;
