/** How our orders trade against a recorded market that does not know of them. */
@NullMarked
package io.sapphire.simulator.matching;

import org.jspecify.annotations.NullMarked;
