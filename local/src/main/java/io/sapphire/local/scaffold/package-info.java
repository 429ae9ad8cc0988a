/** Writes a new agent into the project: class, test, manifests and configuration. */
@NullMarked
package io.sapphire.local.scaffold;

import org.jspecify.annotations.NullMarked;
