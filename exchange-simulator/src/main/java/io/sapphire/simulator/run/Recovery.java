package io.sapphire.simulator.run;

import io.sapphire.simulator.engine.Venue;
import io.sapphire.simulator.ledger.Ledger;
import io.sapphire.simulator.ledger.LedgerException;
import io.sapphire.simulator.order.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Rebuilds a world by giving it every input of a ledger again; an empty ledger gets its first record. */
final class Recovery {
    private final World world;
    private final String configuration;
    private final List<Long> nonces = new ArrayList<>();

    /** @param configuration of the world, as JSON */
    Recovery(World world, String configuration) {
        this.world = world;
        this.configuration = configuration;
    }

    /**
     * Does it.
     *
     * @return the nonces of all requests, oldest first
     * @throws LedgerException if the ledger belongs to another world
     */
    List<Long> from(Ledger ledger) {
        if (ledger.recovered().isEmpty()) {
            ledger.append(InputCodec.write(new Input.Began(configuration)));
        }
        for (var line : ledger.recovered()) {
            replay(InputCodec.read(line));
        }
        return List.copyOf(nonces);
    }

    private void replay(Input input) {
        switch (input) {
            case Input.Began began -> Configuration.refuseOther(began.configuration(), configuration);
            case Input.Stepped stepped -> step(stepped.step());
            case Input.Clocked clocked -> world.advanceTo(clocked.at());
            case Input.Requested requested -> {
                remember(requested.nonce());
                world.advanceTo(requested.at());
                replay(requested);
            }
        }
    }

    private void step(long number) {
        world.step();
        long reached = world.current().step();
        if (reached != number) {
            throw new LedgerException("the ledger counts step " + number + " where this recording has " + reached);
        }
    }

    private void replay(Input.Requested requested) {
        var venue = world.venue();
        switch (requested) {
            case Input.Placed placed -> requireTaken(venue.submit(placed.order()), placed);
            case Input.Cancelled cancelled ->
                requireTaken(venue.cancel(cancelled.symbol(), cancelled.ref()), cancelled);
            case Input.CancelledAll all -> venue.cancelAll(all.symbol());
            case Input.CountdownSet set -> venue.countdown(set.symbol(), set.delay());
            case Input.Amended amended ->
                requireTaken(
                        venue.amend(amended.symbol(), amended.ref(), amended.quantityE8(), amended.price()), amended);
            case Input.AccountChanged changed -> change(venue, changed);
        }
    }

    /** One request may be several inputs. */
    private void remember(long nonce) {
        if (nonces.isEmpty() || nonces.getLast() != nonce) {
            nonces.add(nonce);
        }
    }

    private static void change(Venue venue, Input.AccountChanged changed) {
        if (venue.check(changed.change()).isPresent()) {
            throw new LedgerException("the ledger holds a request this venue refuses: " + changed);
        }
        venue.change(changed.change());
    }

    private static void requireTaken(Outcome outcome, Input input) {
        if (!(outcome instanceof Outcome.Taken)) {
            throw new LedgerException("the ledger holds a request this venue refuses: " + input);
        }
    }
}
