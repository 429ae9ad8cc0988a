/** The agents' side of the contract: hosts agents as conversations. */
@NullMarked
package io.sapphire.agents.grpc;

import org.jspecify.annotations.NullMarked;
