/** How good each agent has been, measured on recorded events alone. */
@NullMarked
package io.sapphire.gateway.skill;

import org.jspecify.annotations.NullMarked;
