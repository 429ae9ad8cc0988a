package io.sapphire.simulator.fault;

/** What becomes of what a fault hits. */
public sealed interface Effect permits RequestEffect, MessageEffect {}
