/** What can be asked of Aster from the command line without trading: a signature, and whether everything is in place. */
@NullMarked
package io.sapphire.local.aster;

import org.jspecify.annotations.NullMarked;
