/** Main, properties and wiring of the coordinator. */
@NullMarked
package io.sapphire.coordinator;

import org.jspecify.annotations.NullMarked;
