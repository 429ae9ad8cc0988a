/** The wire's side of the coordinator: clients of adapter and agents, services for gateway and operators. */
@NullMarked
package io.sapphire.coordinator.grpc;

import org.jspecify.annotations.NullMarked;
