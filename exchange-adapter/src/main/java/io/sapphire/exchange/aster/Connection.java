package io.sapphire.exchange.aster;

import io.sapphire.exchange.aster.rest.ClockSync;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.aster.rest.VenueClock;
import io.sapphire.exchange.aster.simulator.SimulatorAdmin;
import reactor.core.scheduler.Scheduler;
import reactor.netty.resources.LoopResources;

/**
 * What it takes to talk to the venue.
 *
 * @param identity who we are to the venue, for people
 * @param thread the loops' one thread, as a scheduler
 * @param timer measures monotonic time
 */
public record Connection(
        VenueAddresses addresses,
        String identity,
        RestClient rest,
        VenueClock clock,
        ClockSync clockSync,
        Rulebook rules,
        SimulatorAdmin admin,
        LoopResources loops,
        Scheduler thread,
        Scheduler timer) {}
