/** Proof that a log is the one that was written: signed checkpoints, and the audit that needs nothing but a public key. */
@NullMarked
package io.sapphire.coordinator.audit;

import org.jspecify.annotations.NullMarked;
