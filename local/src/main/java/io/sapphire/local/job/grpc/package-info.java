/** The runner's face to callers. */
@NullMarked
package io.sapphire.local.job.grpc;

import org.jspecify.annotations.NullMarked;
