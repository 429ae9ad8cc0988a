/** What moves through the mesh right now, as its event log tells. */
@org.jspecify.annotations.NullMarked
package io.sapphire.gateway.flow;
