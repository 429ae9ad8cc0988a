package io.sapphire.coordinator.grpc;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.sapphire.coordinator.shell.LateAnswer;
import io.sapphire.coordinator.shell.Review;
import io.sapphire.domain.event.RoundKind;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Questions to one agent that nobody waits for any more, and the answers that came after all, until they are recorded. Safe
 * for use by several threads.
 */
final class Overdue {
    /** An agent that never answers is not remembered without end. */
    private static final int MOST = 256;

    private final AgentId agent;
    private final Map<Question, Waited> questions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Waited> eldest) {
            return size() > MOST;
        }
    };
    private final Queue<LateAnswer> answers = new ArrayDeque<>();

    private record Question(Asked asked, RoundKind round) {}

    /** @param since nanoseconds of monotonic time */
    private record Waited(long since, Optional<MarketFrame> frame) {}

    Overdue(AgentId agent) {
        this.agent = agent;
    }

    /** The same answer; a question that is given up is remembered before its answer is waited for no more. */
    Mono<Reply> watched(Asked asked, MarketFrame frame, Mono<Reply> answer) {
        return watched(new Question(asked, RoundKind.PROPOSAL), Optional.of(frame), answer);
    }

    /** The same for a question of the second round. */
    Mono<Review> watched(Asked asked, Mono<Review> answer) {
        return watched(new Question(asked, RoundKind.CRITIQUE), Optional.empty(), answer);
    }

    private <T> Mono<T> watched(Question question, Optional<MarketFrame> frame, Mono<T> answer) {
        return Mono.defer(() -> {
            var waited = new Waited(now(), frame);
            return answer.doOnCancel(() -> give(question, waited));
        });
    }

    private static long now() {
        return Schedulers.parallel().now(NANOSECONDS);
    }

    private synchronized void give(Question question, Waited waited) {
        questions.put(question, waited);
    }

    /** Takes it if its question was given up; otherwise somebody waits for it, or it was never asked for. */
    boolean answered(Asked asked, Reply reply) {
        return came(new Question(asked, RoundKind.PROPOSAL), Optional.of(reply));
    }

    /** The same for an answer of the second round. */
    boolean reviewed(Asked asked) {
        return came(new Question(asked, RoundKind.CRITIQUE), Optional.empty());
    }

    private synchronized boolean came(Question question, Optional<Reply> reply) {
        var waited = questions.remove(question);
        if (waited != null && answers.size() < MOST) {
            answers.add(new LateAnswer(
                    agent,
                    new Symbol(question.asked().symbol()),
                    question.asked().frame(),
                    question.round(),
                    Duration.ofNanos(now() - waited.since()),
                    reply.flatMap(said -> waited.frame().map(about -> new LateAnswer.Told(said, about)))));
        }
        return waited != null;
    }

    /** All that came, oldest first; each once. */
    synchronized List<LateAnswer> take() {
        var taken = List.copyOf(answers);
        answers.clear();
        return taken;
    }
}
