/** How good each agent has been, measured on recorded events alone. */
@NullMarked
package io.sapphire.local.skill;

import org.jspecify.annotations.NullMarked;
