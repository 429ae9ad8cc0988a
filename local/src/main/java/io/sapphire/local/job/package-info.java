/** Backtests and what-ifs as jobs somebody else asks for: bounded, followed, cancelled, over gRPC. */
@NullMarked
package io.sapphire.local.job;

import org.jspecify.annotations.NullMarked;
