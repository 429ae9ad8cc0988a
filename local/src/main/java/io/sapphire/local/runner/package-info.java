/** Runs recorded days again: replays, questions to single decisions, and proofs that a log is whole. */
@NullMarked
package io.sapphire.local.runner;

import org.jspecify.annotations.NullMarked;
