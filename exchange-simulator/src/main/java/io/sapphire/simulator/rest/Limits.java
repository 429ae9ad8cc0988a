package io.sapphire.simulator.rest;

import io.sapphire.simulator.order.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The request weight of every address and the orders of the account, per minute. Who goes on after 429 is banned: two
 * minutes at first, twice as long every further time, at most three days.
 */
public final class Limits {
    private static final String WEIGHT_HEADER = "X-MBX-USED-WEIGHT-1M";
    private static final String ORDERS_HEADER = "X-MBX-ORDER-COUNT-1M";
    private static final int MOST_ADDRESSES = 10_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final LongSupplier nanoTime;
    private final Supplier<Instant> venueTime;
    private final Minute orders = new Minute();
    private final SequencedMap<String, Usage> usages = new LinkedHashMap<>();
    private LimitTerms terms;

    /**
     * Nothing is used yet.
     *
     * @param nanoTime of the clock whose minutes count
     * @param venueTime to name the end of a ban with
     */
    public Limits(LimitTerms terms, LongSupplier nanoTime, Supplier<Instant> venueTime) {
        this.terms = terms;
        this.nanoTime = nanoTime;
        this.venueTime = venueTime;
    }

    public LimitTerms terms() {
        return terms;
    }

    /** From the next request on. */
    public void change(LimitTerms other) {
        terms = other;
    }

    /** What one request used, and whether it is let in. */
    record Spent(long weight, long orders, boolean countsOrders, Optional<Answer> refusal) {

        /** The answer, with what its client has used. */
        Answer told(Answer answer) {
            var told = answer.with(WEIGHT_HEADER, Long.toString(weight));
            return countsOrders ? told.with(ORDERS_HEADER, Long.toString(orders)) : told;
        }
    }

    Spent spend(Call call, int weight) {
        long now = nanoTime.getAsLong();
        var usage = usage(call.client());
        long usedWeight = usage.weight().add(weight, now);
        int ordered = call.orders();
        long usedOrders = orders.add(ordered, now);
        var refusal = terms.enforced() ? refusal(usage, usedWeight, usedOrders, call, now) : Optional.<Answer>empty();
        return new Spent(usedWeight, usedOrders, ordered > 0, refusal);
    }

    private Optional<Answer> refusal(Usage usage, long weight, long ordered, Call call, long now) {
        if (usage.isBanned(now)) {
            return Optional.of(banned(seconds(usage.bannedUntil() - now)));
        }
        boolean tooHeavy = weight > terms.weight();
        boolean tooMany = call.orders() > 0 && ordered > terms.orders();
        if (!tooHeavy && !tooMany) {
            usage.obey();
            return Optional.empty();
        }
        if (usage.defy(now)) {
            return Optional.of(banned(seconds(usage.bannedUntil() - now)));
        }
        return Optional.of(tooHeavy ? tooHeavy(seconds(usage.weight().rest(now))) : Errors.of(429, tooMany()));
    }

    /** Answers a request that is too much; 0 seconds leave the header out. */
    Answer tooHeavy(long seconds) {
        var words = "Too many requests; current limit of IP is " + terms.weight() + " request weight per minute.";
        return retryAfter(Errors.of(429, new Refusal(-1003, words)), seconds);
    }

    /** Answers whoever is banned for so long; 0 seconds leave the header out. */
    Answer banned(long seconds) {
        long until = venueTime.get().plus(Duration.ofSeconds(seconds)).toEpochMilli();
        var words = "Way too many requests; IP banned until " + until + ".";
        return retryAfter(Errors.of(418, new Refusal(-1003, words)), seconds);
    }

    private Refusal tooMany() {
        return new Refusal(-1015, "Too many new orders; current limit is " + terms.orders() + " orders per minute.");
    }

    private static Answer retryAfter(Answer answer, long seconds) {
        return seconds == 0 ? answer : answer.with("Retry-After", Long.toString(seconds));
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, NANOS_PER_SECOND);
    }

    /** An address beyond the most replaces the one known longest. */
    private Usage usage(String client) {
        if (usages.size() == MOST_ADDRESSES && !usages.containsKey(client)) {
            var _ = usages.pollFirstEntry();
        }
        return usages.computeIfAbsent(client, _ -> new Usage());
    }
}
