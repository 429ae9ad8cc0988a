/** JSON written field by field: the hot path of the streams cannot afford reflection. */
@NullMarked
package io.sapphire.simulator.json;

import org.jspecify.annotations.NullMarked;
