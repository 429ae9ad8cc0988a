/** The venue on the network: HTTP and WebSocket for clients, and a second port for whoever runs it. */
@NullMarked
package io.sapphire.simulator.http;

import org.jspecify.annotations.NullMarked;
