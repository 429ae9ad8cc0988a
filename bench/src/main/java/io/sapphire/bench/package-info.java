/** What is fast, and against what: every figure is a ratio of two things measured in one run. */
@NullMarked
package io.sapphire.bench;

import org.jspecify.annotations.NullMarked;
