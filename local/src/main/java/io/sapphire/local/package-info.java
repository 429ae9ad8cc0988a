/** The whole mesh on one machine: the command, its processes and their wiring. */
@NullMarked
package io.sapphire.local;

import org.jspecify.annotations.NullMarked;
