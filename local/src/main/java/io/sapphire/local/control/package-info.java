/** The operator's hand on a running mesh, from the command line. */
@NullMarked
package io.sapphire.local.control;

import org.jspecify.annotations.NullMarked;
