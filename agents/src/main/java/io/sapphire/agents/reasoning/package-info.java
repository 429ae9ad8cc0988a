/** Asking a language model: what is asked, how the answer is read, what it may cost. What is asked stays pure. */
@NullMarked
package io.sapphire.agents.reasoning;

import org.jspecify.annotations.NullMarked;
