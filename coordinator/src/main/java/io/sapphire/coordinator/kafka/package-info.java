/** The log's replica in Kafka: continued where it ends, read back when the host is lost. */
@NullMarked
package io.sapphire.coordinator.kafka;

import org.jspecify.annotations.NullMarked;
