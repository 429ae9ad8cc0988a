package io.sapphire.coordinator.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.core.Scenario;
import io.sapphire.coordinator.shell.LateAnswer;
import io.sapphire.domain.event.RoundKind;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Reply;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class OverdueTest {
    private static final AgentId SLOW = new AgentId("slow");
    private static final Asked ASKED = new Asked("BTCUSDT", 1);
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Reply REPLY = new NoView(SLOW, Scenario.BTC, 1, "thought long");

    private final Overdue overdue = new Overdue(SLOW);

    @Test
    void answerAfterTheDeadlineIsKnownWithItsDelayAndOnce() {
        var frame = Scenario.frame(1, "100");
        StepVerifier.withVirtualTime(() -> overdue.watched(ASKED, frame, Mono.never())
                        .timeout(DEADLINE, Mono.empty())
                        .then(Mono.delay(Duration.ofMillis(300)))
                        .doOnNext(
                                _ -> assertThat(overdue.answered(ASKED, REPLY)).isTrue()))
                .thenAwait(DEADLINE.plusMillis(300))
                .expectNextCount(1)
                .verifyComplete();
        assertThat(overdue.take())
                .containsExactly(new LateAnswer(
                        SLOW,
                        Scenario.BTC,
                        1,
                        RoundKind.PROPOSAL,
                        DEADLINE.plusMillis(300),
                        Optional.of(new LateAnswer.Told(REPLY, frame))));
        assertThat(overdue.take()).isEmpty();
    }

    /** It comes at the worst moment: given up, and still expected further up. */
    @Test
    void answerWhileItsQuestionIsGivenUpIsLateAndNotLost() {
        var upstream = Mono.<Reply>never()
                .doOnCancel(() -> assertThat(overdue.answered(ASKED, REPLY)).isTrue());
        StepVerifier.create(overdue.watched(ASKED, Scenario.frame(1, "100"), upstream))
                .thenCancel()
                .verify();
        assertThat(overdue.take()).hasSize(1);
    }

    @Test
    void answerInTimeIsNotLate() {
        StepVerifier.create(overdue.watched(ASKED, Scenario.frame(1, "100"), Mono.just(REPLY)))
                .expectNext(REPLY)
                .verifyComplete();
        assertThat(overdue.answered(ASKED, REPLY)).isFalse();
        assertThat(overdue.take()).isEmpty();
    }

    @Test
    void whatNobodyAskedIsNoAnswer() {
        assertThat(overdue.reviewed(ASKED)).isFalse();
        assertThat(overdue.answered(ASKED, REPLY)).isFalse();
        assertThat(overdue.take()).isEmpty();
    }
}
