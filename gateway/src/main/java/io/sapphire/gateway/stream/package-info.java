/** Keeps the projection up to date and tells every client what changed, each change encoded once. */
@NullMarked
package io.sapphire.gateway.stream;

import org.jspecify.annotations.NullMarked;
