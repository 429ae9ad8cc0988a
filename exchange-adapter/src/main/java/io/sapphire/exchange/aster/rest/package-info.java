/** Requests to the venue over HTTP, signed where needed, and what became of each. */
@NullMarked
package io.sapphire.exchange.aster.rest;

import org.jspecify.annotations.NullMarked;
