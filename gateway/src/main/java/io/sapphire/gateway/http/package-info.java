/** REST, the event stream and Mission Control's files over HTTP. */
@NullMarked
package io.sapphire.gateway.http;

import org.jspecify.annotations.NullMarked;
