package io.sapphire.simulator.rest;

import io.sapphire.simulator.engine.Upset;
import io.sapphire.simulator.fault.RequestEffect;
import io.sapphire.simulator.order.Treatment;
import io.sapphire.simulator.run.VenueRun;

/** What faults do to orders around a request. It is in the ledger like everything that happens to them. */
public final class Arrangement {
    private static final Upset USUAL = new Upset.NextOrder(Treatment.USUAL);

    private final VenueRun run;

    public Arrangement(VenueRun run) {
        this.run = run;
    }

    void before(RequestEffect effect, Call call) {
        switch (effect) {
            case RequestEffect.Treated(Treatment treatment) -> {
                var _ = run.upset(new Upset.NextOrder(treatment));
            }
            case RequestEffect.FilledFirst _ -> fill(call);
            case RequestEffect.Late _,
                    RequestEffect.Failed _,
                    RequestEffect.Silent _,
                    RequestEffect.Closed _,
                    RequestEffect.Damaged _,
                    RequestEffect.Stale _,
                    RequestEffect.Strange _,
                    RequestEffect.Limited _ -> {}
        }
    }

    /** An order that was refused leaves its treatment to nobody. */
    void after(RequestEffect effect) {
        if (effect instanceof RequestEffect.Treated) {
            var _ = run.upset(USUAL);
        }
    }

    /** Nothing if the request names no order that waits in the book. */
    private void fill(Call call) {
        try {
            var parameters = new Parameters(call.text());
            var _ = run.upset(new Upset.Filled(parameters.symbol(), OrderForm.ref(parameters)));
        } catch (RequestException _) {
            // The request is refused for the same reason, in the venue's words.
        }
    }
}
