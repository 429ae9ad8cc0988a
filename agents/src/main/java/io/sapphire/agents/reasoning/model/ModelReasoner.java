package io.sapphire.agents.reasoning.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.agents.reasoning.Outcome.NotAsked;
import io.sapphire.agents.reasoning.Purse;
import io.sapphire.agents.reasoning.RefusedAnswerException;
import io.sapphire.cache.Cache;
import io.sapphire.cache.CacheRow;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.Reasoning;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Asks a model once per question: what is known is not asked again, what is not covered by the purse is not asked at all,
 * and a model that keeps failing is left alone for a while. Whatever goes wrong is an outcome with its cost.
 */
public final class ModelReasoner implements Reasoner {
    private static final Logger LOG = LoggerFactory.getLogger(ModelReasoner.class);
    private static final int WINDOW = 10;
    /** Of the provider's own words around ours; generous. */
    private static final long OVERHEAD_TOKENS = 500;

    private final Model model;
    private final ModelRules rules;
    private final Cache cache;
    private final LongSupplier nanos;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;

    /** @param nanos monotonic time */
    public ModelReasoner(Model model, ModelRules rules, Cache cache, LongSupplier nanos) {
        this.model = model;
        this.rules = rules;
        this.cache = cache;
        this.nanos = nanos;
        this.breaker = CircuitBreaker.of(rules.name(), breaking(rules, nanos));
        this.bulkhead = Bulkhead.of(
                rules.name(),
                BulkheadConfig.custom().maxConcurrentCalls(rules.atOnce()).build());
    }

    private static CircuitBreakerConfig breaking(ModelRules rules, LongSupplier nanos) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW, WINDOW / 2, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(50)
                .waitDurationInOpenState(rules.rest())
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(new Monotonic(nanos))
                .currentTimestampFunction(_ -> nanos.getAsLong(), TimeUnit.NANOSECONDS)
                .build();
    }

    @Override
    public Mono<Outcome> ask(Inquiry inquiry, Purse purse) {
        var hash = inquiry.hash(rules.name());
        return cache.find(CacheRow.LLM_ANSWER.key(hash))
                .map(answer -> new String(answer, UTF_8))
                .filter(answer -> hasForm(inquiry, answer))
                .map(answer -> known(inquiry, hash, answer))
                .switchIfEmpty(Mono.defer(() -> call(inquiry, hash, purse)));
    }

    /** What a cache says is believed no more than what a model says. */
    private static boolean hasForm(Inquiry inquiry, String answer) {
        try {
            inquiry.form().check(answer);
            return true;
        } catch (RefusedAnswerException _) {
            return false;
        }
    }

    private Outcome known(Inquiry inquiry, String hash, String answer) {
        return new Outcome.Answered(answer, reasoning(inquiry, hash, answer, Bill.NONE, Duration.ZERO, false));
    }

    private Mono<Outcome> call(Inquiry inquiry, String hash, Purse purse) {
        long input = inquiry.bytes() + OVERHEAD_TOKENS;
        var worst = new Bill(input, rules.mostOutput(), rules.tariff().of(input, rules.mostOutput()));
        var reservation = purse.reserve(worst.cost(), worst.input() + worst.output());
        if (reservation.isEmpty()) {
            return Mono.just(new NotAsked("the budget for language models does not cover a question"));
        }
        if (!breaker.tryAcquirePermission()) {
            return unasked(
                    purse, reservation.get(), "the language model failed too often and is left alone for a while");
        }
        if (!bulkhead.tryAcquirePermission()) {
            breaker.releasePermission();
            return unasked(purse, reservation.get(), "too many questions to the language model are under way");
        }
        return new Call(inquiry, hash, purse, reservation.get(), worst).outcome();
    }

    private static Mono<Outcome> unasked(Purse purse, Purse.Reservation reservation, String reason) {
        purse.settle(reservation, Money.ZERO, 0);
        return Mono.just(new NotAsked(reason));
    }

    private Reasoning reasoning(
            Inquiry inquiry, String hash, String answer, Bill bill, Duration latency, boolean fallback) {
        return new Reasoning(
                inquiry.agent(),
                inquiry.symbol(),
                rules.name(),
                inquiry.prompt().version(),
                hash,
                answer,
                Math.toIntExact(bill.input()),
                Math.toIntExact(bill.output()),
                bill.cost(),
                latency,
                fallback,
                inquiry.shown());
    }

    private record Bill(long input, long output, Money cost) {
        static final Bill NONE = new Bill(0, 0, Money.ZERO);
    }

    /** One question on its way. */
    private final class Call {
        private final Inquiry inquiry;
        private final String hash;
        private final Purse purse;
        private final Purse.Reservation reservation;
        private final Bill worst;
        private final long begun = nanos.getAsLong();

        Call(Inquiry inquiry, String hash, Purse purse, Purse.Reservation reservation, Bill worst) {
            this.inquiry = inquiry;
            this.hash = hash;
            this.purse = purse;
            this.reservation = reservation;
            this.worst = worst;
        }

        Mono<Outcome> outcome() {
            return Mono.defer(() -> model.complete(inquiry))
                    .timeout(rules.timeout())
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .flatMap(said -> said.map(this::judge)
                            .orElseGet(() -> Mono.just(failed("the language model said nothing", worst))))
                    .onErrorResume(failure -> Mono.just(failed(failure)))
                    .doFinally(_ -> bulkhead.onComplete());
        }

        private Mono<Outcome> judge(Completion completion) {
            var bill = completion.usage().map(this::billed).orElse(worst);
            try {
                inquiry.form().check(completion.text());
            } catch (RefusedAnswerException refused) {
                return Mono.just(failed(String.valueOf(refused.getMessage()), bill));
            }
            breaker.onSuccess(nanos.getAsLong() - begun, TimeUnit.NANOSECONDS);
            var answered = new Outcome.Answered(completion.text(), settled(bill, completion.text(), false));
            return cache.keep(CacheRow.LLM_ANSWER.key(hash), completion.text().getBytes(UTF_8))
                    .thenReturn(answered);
        }

        /** What a model claims to have used is believed up to what it could have used. */
        private Bill billed(Completion.Usage usage) {
            boolean credible = usage.input() >= 0
                    && usage.output() >= 0
                    && usage.input() <= worst.input()
                    && usage.output() <= worst.output();
            return credible
                    ? new Bill(usage.input(), usage.output(), rules.tariff().of(usage.input(), usage.output()))
                    : worst;
        }

        /** Nobody knows what a call that was broken off has cost: all of it. */
        private Outcome failed(Throwable failure) {
            return switch (failure) {
                case ModelFailureException refused -> failed(String.valueOf(refused.getMessage()), Bill.NONE);
                case TimeoutException _ ->
                    failed(
                            "no answer of the language model within "
                                    + rules.timeout().toMillis() + " ms",
                            worst);
                default -> {
                    // Only its name: a message may quote the request.
                    LOG.warn("{}: {}", rules.name(), failure.getClass().getName());
                    yield failed("the answer of the language model could not be read", worst);
                }
            };
        }

        private Outcome failed(String reason, Bill bill) {
            breaker.onError(nanos.getAsLong() - begun, TimeUnit.NANOSECONDS, new RefusedAnswerException(reason));
            LOG.info("{} on {}: {}", inquiry.agent(), inquiry.symbol(), reason);
            return new Outcome.Failed(reason, settled(bill, reason, true));
        }

        private Reasoning settled(Bill bill, String answer, boolean fallback) {
            purse.settle(reservation, bill.cost(), bill.input() + bill.output());
            return reasoning(
                    inquiry, hash, answer, bill, Duration.ofNanos(Math.max(0, nanos.getAsLong() - begun)), fallback);
        }
    }
}
