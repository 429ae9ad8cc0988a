package io.sapphire.simulator.rest;

import io.sapphire.simulator.fault.Faults;
import io.sapphire.simulator.fault.Occasion;
import io.sapphire.simulator.fault.Place;
import io.sapphire.simulator.fault.RequestEffect;
import io.sapphire.simulator.fault.Strike;
import java.time.Instant;
import java.util.function.Supplier;

/** Where requests come in: each is counted against its client's limits, kept, perhaps hit by a fault, and answered. */
public final class Desk {
    private final Router router;
    private final Limits limits;
    private final Faults faults;
    private final Arrangement arrangement;
    private final Supplier<Instant> venueTime;
    private final RequestLog requests = new RequestLog();
    private final FaultyAnswers faulty;

    public Desk(Router router, Limits limits, Faults faults, Arrangement arrangement, Supplier<Instant> venueTime) {
        this.arrangement = arrangement;
        this.router = router;
        this.limits = limits;
        this.faults = faults;
        this.venueTime = venueTime;
        this.faulty = new FaultyAnswers(limits);
    }

    /** Every request lately received. */
    public RequestLog requests() {
        return requests;
    }

    public Limits limits() {
        return limits;
    }

    /** Takes a request in. Whoever is over its limits is not struck: nothing is looked at. */
    public Visit receive(Call call) {
        long number = requests.next();
        var spent = limits.spend(call, router.weight(call));
        if (spent.refusal().isPresent()) {
            requests.add(number, call, venueTime.get(), 0);
            return new Visit(
                    number, call, spent, new Visit.Fate.Refused(spent.refusal().orElseThrow()));
        }
        var strike = faults.onRequest(occasion(number, call));
        requests.add(number, call, venueTime.get(), strike.map(Strike::fault).orElse(0L));
        var fate = strike.<Visit.Fate>map(hit -> new Visit.Fate.Struck(hit.effect()))
                .orElseGet(Visit.Fate.Usual::new);
        return new Visit(number, call, spent, fate);
    }

    /** Does what is asked, or what a fault makes of it. */
    public Delivery answer(Visit visit) {
        var delivery = switch (visit.fate()) {
            case Visit.Fate.Refused refused -> Delivery.now(refused.answer());
            case Visit.Fate.Usual _ -> Delivery.now(answer(visit.call()));
            case Visit.Fate.Struck struck -> struck(visit.call(), struck.effect());
        };
        if (delivery.manner() == Delivery.Manner.SENT) {
            requests.answered(visit.number(), delivery.answer());
        }
        return new Delivery(visit.spent().told(delivery.answer()), delivery.manner(), delivery.delay());
    }

    private Answer answer(Call call) {
        var answer = router.answer(call);
        faulty.remember(call, answer);
        return answer;
    }

    private Delivery struck(Call call, RequestEffect effect) {
        if (!effect.executed()) {
            return faulty.notExecuted(effect);
        }
        arrangement.before(effect, call);
        var answer = router.answer(call);
        arrangement.after(effect);
        return faulty.executed(effect, call, answer);
    }

    private Occasion occasion(long number, Call call) {
        return new Occasion(Place.REQUEST, call.name(), call.symbol(), number, venueTime.get());
    }
}
