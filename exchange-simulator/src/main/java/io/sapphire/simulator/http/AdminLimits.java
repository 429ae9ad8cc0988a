package io.sapphire.simulator.http;

import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.rest.LimitTerms;
import io.sapphire.simulator.rest.Limits;

/** What clients may do in a minute, read and changed by whoever runs the venue. */
final class AdminLimits {
    private final Limits limits;

    AdminLimits(Limits limits) {
        this.limits = limits;
    }

    AdminReply show() {
        var terms = limits.terms();
        return AdminReply.of(Json.object(json -> {
            json.writeBooleanProperty("enforced", terms.enforced());
            json.writeNumberProperty("weight", terms.weight());
            json.writeNumberProperty("orders", terms.orders());
        }));
    }

    /** What is not named stays. */
    AdminReply change(String body) {
        var form = new AdminForm(body);
        var terms = limits.terms();
        boolean enforced = form.flag("enforced", terms.enforced());
        int weight = form.smallNumber("weight", terms.weight());
        int orders = form.smallNumber("orders", terms.orders());
        form.refuseOthers();
        try {
            limits.change(new LimitTerms(enforced, weight, orders));
        } catch (IllegalArgumentException senseless) {
            throw new MisuseException(String.valueOf(senseless.getMessage()));
        }
        return show();
    }
}
