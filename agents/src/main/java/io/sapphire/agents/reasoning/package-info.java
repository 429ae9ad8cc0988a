/** What a language model is asked, how its answer is read, what it may cost. Pure: {@code model} is where it is asked. */
@NullMarked
package io.sapphire.agents.reasoning;

import org.jspecify.annotations.NullMarked;
