/** The questions asked of running services. */
@NullMarked
package io.sapphire.local.grpc;

import org.jspecify.annotations.NullMarked;
