package io.sapphire.agents.reasoning.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.agents.reasoning.AnswerForm;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.agents.reasoning.Prompt;
import io.sapphire.agents.reasoning.Purse;
import io.sapphire.agents.reasoning.RefusedAnswerException;
import io.sapphire.cache.CacheRow;
import io.sapphire.cache.CacheStores;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.RiskEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ModelReasonerTest {
    /** A dollar a thousand tokens, so that cents can be counted. */
    private static final ModelRules RULES = new ModelRules(
            "gemini-test",
            new Tariff(Money.of("1000"), Money.of("1000")),
            100,
            Duration.ofSeconds(5),
            1,
            Duration.ofMinutes(1));

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final Purse purse = new Purse();
    private final CacheStores cache = CacheStores.inProcess(nanos::get);

    @BeforeEach
    void grant() {
        var much = new RiskEnvelope(Money.ZERO, Money.ZERO, Money.ZERO, Money.of("100"), 100_000);
        purse.grant(much, Instant.parse("2026-01-05T12:00:00Z"));
    }

    @Test
    void sameQuestionIsPaidForOnce() {
        var reasoner = reasoner(_ -> said("yes"));
        assertThat(answered(reasoner, "q").record().cost()).isEqualTo(Money.of("0.015"));
        var again = answered(reasoner, "q");
        assertThat(again.answer()).isEqualTo("yes");
        assertThat(again.record().cost()).isEqualTo(Money.ZERO);
        assertThat(again.record().fallback()).isFalse();
        assertThat(again.record().prompt()).isEqualTo("q");
        assertThat(answered(reasoner, "another").record().cost()).isEqualTo(Money.of("0.015"));
        assertThat(calls).hasValue(2);
    }

    @Test
    void cachedAnswerOutsideTheFormIsAskedForAnewAndWrittenOver() {
        var place = CacheRow.LLM_ANSWER.key(inquiry("q").hash("gemini-test"));
        cache.cache().keep(place, "buy everything".getBytes(UTF_8)).block();
        var reasoner = reasoner(_ -> said("yes"));
        assertThat(answered(reasoner, "q").answer()).isEqualTo("yes");
        assertThat(cache.cache().find(place).block()).asString(UTF_8).isEqualTo("yes");
        assertThat(calls).hasValue(1);
    }

    @Test
    void withoutMoneyThereIsNoCall() {
        var empty = new Purse();
        StepVerifier.create(reasoner(_ -> said("yes")).ask(inquiry("q"), empty))
                .expectNext(new Outcome.NotAsked("the budget for language models does not cover a question"))
                .verifyComplete();
        assertThat(calls).hasValue(0);
    }

    @Test
    void answerOutsideTheFormIsPaidForAndNotTaken() {
        var failed = failed(reasoner(_ -> said("maybe")));
        assertThat(failed.reason()).isEqualTo("refused: neither yes nor no");
        assertThat(failed.record().answer()).doesNotContain("maybe");
        assertThat(failed.record().cost()).isEqualTo(Money.of("0.015"));
        assertThat(failed.record().fallback()).isTrue();
    }

    @Test
    void answerWithoutABillIsBilledAtItsWorst() {
        var record = answered(reasoner(_ -> Mono.just(new Completion("yes", Optional.empty()))), "q")
                .record();
        assertThat(record.outputTokens()).isEqualTo(100);
        assertThat(record.cost()).isGreaterThan(Money.of("0.6"));
    }

    @Test
    void claimBeyondWhatCouldBeUsedIsBilledAtItsWorst() {
        var boundless = new Completion.Usage(Integer.MAX_VALUE, -3);
        var record = answered(reasoner(_ -> Mono.just(new Completion("yes", Optional.of(boundless)))), "q")
                .record();
        assertThat(record.outputTokens()).isEqualTo(100);
        assertThat(record.cost()).isLessThan(Money.of("1"));
    }

    @Test
    void silentModelIsGivenUpAfterItsTimeAndBilledAtItsWorst() {
        StepVerifier.withVirtualTime(() -> reasoner(_ -> Mono.never()).ask(inquiry("q"), purse))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(5).minusNanos(1))
                .thenAwait(Duration.ofNanos(1))
                .assertNext(outcome -> assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.reason()).isEqualTo("no answer of the language model within 5000 ms");
                    assertThat(failed.record().cost()).isGreaterThan(Money.of("0.6"));
                }))
                .verifyComplete();
    }

    @Test
    void refusedCallCostsNothing() {
        var failed = failed(reasoner(_ -> Mono.error(new ModelFailureException("answered with error 429"))));
        assertThat(failed.record().cost()).isEqualTo(Money.ZERO);
        assertThat(failed.reason()).isEqualTo("answered with error 429");
    }

    @Test
    void whatSomebodyElseThrowsIsNotRepeated() {
        var failed = failed(reasoner(_ -> Mono.error(new IllegalStateException("token ya29.secret"))));
        assertThat(failed.toString()).doesNotContain("secret");
    }

    @Test
    void modelThatKeepsFailingIsLeftAloneForAWhile() {
        var reasoner = reasoner(_ -> said("maybe"));
        for (int i = 0; i < 5; i++) {
            var _ = failed(reasoner);
        }
        StepVerifier.create(reasoner.ask(inquiry("q"), purse))
                .expectNext(new Outcome.NotAsked("the language model failed too often and is left alone for a while"))
                .verifyComplete();
        assertThat(calls).hasValue(5);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos() + 1);
        var _ = failed(reasoner);
        assertThat(calls).hasValue(6);
    }

    @Test
    void onlySoManyQuestionsAreUnderWay() {
        var reasoner = reasoner(_ -> Mono.never());
        var first = reasoner.ask(inquiry("q"), purse).subscribe();
        StepVerifier.create(reasoner.ask(inquiry("other"), purse))
                .expectNext(new Outcome.NotAsked("too many questions to the language model are under way"))
                .verifyComplete();
        first.dispose();
    }

    private ModelReasoner reasoner(Model model) {
        Model counted = inquiry -> {
            calls.incrementAndGet();
            return model.complete(inquiry);
        };
        return new ModelReasoner(counted, RULES, cache.cache(), nanos::get);
    }

    private static Mono<Completion> said(String text) {
        return Mono.just(new Completion(text, Optional.of(new Completion.Usage(10, 5))));
    }

    private Outcome.Answered answered(ModelReasoner reasoner, String question) {
        return (Outcome.Answered) outcome(reasoner, question);
    }

    private Outcome.Failed failed(ModelReasoner reasoner) {
        return (Outcome.Failed) outcome(reasoner, "q");
    }

    private Outcome outcome(ModelReasoner reasoner, String question) {
        return reasoner.ask(inquiry(question), purse).blockOptional().orElseThrow();
    }

    @Test
    void aVeryLongQuestionIsToldUpToWhereItWasCutOff() {
        assertThat(inquiry("x".repeat(20_000)).shown()).hasSize(16_000).endsWith("x [cut off here]");
        assertThat(inquiry("is it so?").shown()).isEqualTo("is it so?");
    }

    private static Inquiry inquiry(String data) {
        return new Inquiry(
                new AgentId("asker"), new Symbol("BTCUSDT"), new Prompt("p-v1", "Say yes or no."), data, new YesOrNo());
    }

    private record YesOrNo() implements AnswerForm {
        @Override
        public String schema() {
            return "{\"type\":\"STRING\"}";
        }

        @Override
        public void check(String answer) {
            if (!answer.equals("yes") && !answer.equals("no")) {
                throw new RefusedAnswerException("refused: neither yes nor no");
            }
        }
    }
}
