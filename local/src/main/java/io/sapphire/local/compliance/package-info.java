/**
 * The controls that SEC rule 15c3-5 and RTS 6 ask of automated trading, as far as one program can keep them, held against
 * the log of a run.
 */
@NullMarked
package io.sapphire.local.compliance;

import org.jspecify.annotations.NullMarked;
