/** The coordinator's event log, read, and the operator's hand, passed on. */
@NullMarked
package io.sapphire.gateway.grpc;

import org.jspecify.annotations.NullMarked;
