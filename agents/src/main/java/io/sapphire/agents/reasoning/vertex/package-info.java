/** Gemini on Vertex AI, by Google's own client. */
@NullMarked
package io.sapphire.agents.reasoning.vertex;

import org.jspecify.annotations.NullMarked;
