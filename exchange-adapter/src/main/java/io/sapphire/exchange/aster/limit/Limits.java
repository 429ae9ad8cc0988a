package io.sapphire.exchange.aster.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Keeps this process within the venue's limits, which count per minute of the venue's time. Going over them leads to 429,
 * going on after that to a ban of up to three days. One of these serves one address on the internet.
 */
public final class Limits {
    private static final String RETRY_AFTER = "Retry-After";
    private static final int TOO_MANY_ORDERS = -1015;
    private static final int TOO_MANY = 429;
    /** Whoever would have to wait longer is refused. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(75);

    private final int percent;
    private final InstantSource venueClock;
    private final Scheduler timer;
    private final Pause pause;
    private List<Bucket> buckets;
    private Minutes minutes = Minutes.UNKNOWN;
    private boolean stale;

    /**
     * @param percent of the venue's limits; less than 90 if other processes share the address
     * @param timer measures monotonic time
     * @param wallClock only for a ban, which must be kept when the venue cannot be asked for its time
     */
    public Limits(
            int percent,
            InstantSource venueClock,
            Scheduler timer,
            InstantSource wallClock,
            BanMemory memory,
            RandomGenerator random) {
        this.percent = percent;
        this.venueClock = venueClock;
        this.timer = timer;
        this.pause = new Pause(timer, wallClock, memory, random);
        this.buckets = RateLimit.USUAL.stream()
                .map(limit -> new Bucket(limit, percent))
                .toList();
    }

    /** What is known of the venue's time. */
    private enum Minutes {
        /** Nothing is counted; only pauses are obeyed. */
        UNKNOWN,
        /** They pass only between steps, so nothing that waits for one to pass would ever get on. */
        STEPPED,
        PASSING
    }

    /** From now on counts by a clock that runs: who asks may be made to wait. */
    public synchronized void enforce() {
        minutes = Minutes.PASSING;
    }

    /**
     * From now on counts by a clock that moves in steps: what changes something is refused as ever, and who only asks is
     * let through and counted.
     */
    public synchronized void enforceInSteps() {
        minutes = Minutes.STEPPED;
    }

    /** @param told the venue's limits as they are now; of a kind that it does not name, the last ones stay */
    public synchronized void follow(List<RateLimit> told) {
        stale = false;
        var kinds = told.stream().map(RateLimit::kind).collect(Collectors.toSet());
        var unnamed =
                buckets.stream().filter(bucket -> !kinds.contains(bucket.limit().kind()));
        buckets = Stream.concat(told.stream().map(this::bucket), unnamed).toList();
    }

    private Bucket bucket(RateLimit told) {
        return buckets.stream()
                .filter(bucket -> bucket.counts(told))
                .findFirst()
                .map(bucket -> bucket.with(told, percent))
                .orElseGet(() -> new Bucket(told, percent));
    }

    public synchronized List<RateLimit> current() {
        return buckets.stream().map(Bucket::limit).toList();
    }

    /** Whether the venue should be asked for its limits again: it may have lowered them. */
    public synchronized boolean isStale() {
        return stale;
    }

    /** Why nothing may be sent for a long time; nothing if the venue has not banned us. */
    public synchronized Optional<String> ban() {
        return pause.isBan() ? Optional.of(pause.why()) : Optional.empty();
    }

    /** Lets the request go, or says why not. Only patient ones are made to wait. Cancelled, it costs nothing. */
    public Mono<Admission> admit(Charge charge) {
        return Mono.defer(() -> switch (ask(charge)) {
            case Admission.Later later -> Mono.delay(later.delay(), timer).then(admit(charge));
            case Admission.Granted granted -> Mono.just(granted);
            case Admission.Refused refused -> Mono.just(refused);
        });
    }

    private synchronized Admission ask(Charge charge) {
        if (pause.left().isPositive()) {
            return wait(charge, pause.left(), pause.why());
        }
        return minutes == Minutes.UNKNOWN ? new Admission.Granted() : count(charge, venueClock.instant());
    }

    private Admission count(Charge charge, Instant time) {
        var full = buckets.stream()
                .filter(bucket -> bucket.delay(charge, time).isPositive())
                .max(Comparator.comparing(bucket -> bucket.delay(charge, time)));
        boolean cannotWait = minutes == Minutes.STEPPED && charge.patient();
        if (full.isPresent() && !cannotWait) {
            return wait(charge, full.get().delay(charge, time), full.get().why(charge));
        }
        buckets.forEach(bucket -> bucket.spend(charge, time));
        return new Admission.Granted();
    }

    private static Admission wait(Charge charge, Duration delay, String why) {
        return charge.patient() && delay.compareTo(LONGEST_WAIT) <= 0
                ? new Admission.Later(delay)
                : new Admission.Refused(why);
    }

    /** Takes in what the head of an answer says. */
    public synchronized void heard(int status, Function<String, Optional<String>> header) {
        var time = venueClock.instant();
        if (minutes != Minutes.UNKNOWN) {
            buckets.forEach(bucket -> bucket.heard(header, time));
        }
        pause.heard(status, header.apply(RETRY_AFTER).orElse(""));
        stale |= status == TOO_MANY;
    }

    /** Takes in an error of the venue. */
    public synchronized void heard(int code, String words) {
        pause.heard(words);
        if (code == TOO_MANY_ORDERS && minutes != Minutes.UNKNOWN) {
            var time = venueClock.instant();
            buckets.stream()
                    .filter(bucket -> bucket.limit().kind() == RateLimit.Kind.ORDERS)
                    .min(Comparator.comparing(bucket -> bucket.limit().interval()))
                    .ifPresent(bucket -> bucket.exhaust(time));
        }
    }
}
