/** What goes wrong on purpose: which call or message a fault hits, and what becomes of it. Pure; others apply it. */
@NullMarked
package io.sapphire.simulator.fault;

import org.jspecify.annotations.NullMarked;
