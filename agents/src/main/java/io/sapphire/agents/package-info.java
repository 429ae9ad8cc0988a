/** The agents' process: the enabled agents, served to whoever asks for their opinion. */
@NullMarked
package io.sapphire.agents;

import org.jspecify.annotations.NullMarked;
