/** What we hold and what it is worth, from fills and account facts alone. */
@NullMarked
package io.sapphire.coordinator.portfolio;

import org.jspecify.annotations.NullMarked;
