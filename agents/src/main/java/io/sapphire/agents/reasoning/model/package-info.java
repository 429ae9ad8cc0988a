/** Puts questions to a model and keeps cost, failures and time within bounds, whichever model it is. */
@NullMarked
package io.sapphire.agents.reasoning.model;

import org.jspecify.annotations.NullMarked;
