/** The venue's REST interface: requests in, JSON out, without any network. */
@NullMarked
package io.sapphire.simulator.rest;

import org.jspecify.annotations.NullMarked;
