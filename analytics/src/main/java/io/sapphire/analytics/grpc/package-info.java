/** The edges: the coordinator's event log in, questions about the tables answered. */
@NullMarked
package io.sapphire.analytics.grpc;

import org.jspecify.annotations.NullMarked;
