package io.sapphire.coordinator.shell;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.Optional;

/**
 * Which replies count: those of whom was asked, about what was asked, within bounds that no honest agent meets. A vote
 * that never ends would outlive its agent, and a belief that reaches too far would never be scored.
 */
final class Admission {
    /** Characters: one sentence. */
    static final int LONGEST_TEXT = 500;

    private static final int MOST_EVIDENCE = 64;
    private static final Duration FARTHEST_HORIZON = Duration.ofDays(30);
    private static final Duration LONGEST_LIFE = Duration.ofDays(7);
    /** A quiet market shows a frame a minute, and a vote has to last from one to the next. */
    private static final Duration ALWAYS_ALLOWED_LIFE = Duration.ofMinutes(5);

    private Admission() {}

    /** Why a reply to a frame does not count; empty if it does. */
    static Optional<String> refusal(Reply reply, AgentId asked, MarketFrame frame) {
        if (!isAnswer(reply, asked, frame)) {
            return Optional.of("answers something else");
        }
        return switch (reply) {
            case NoView noView -> tooLong(noView.reason());
            case Signal signal -> refusal(signal, frame);
        };
    }

    private static boolean isAnswer(Reply reply, AgentId asked, MarketFrame frame) {
        return reply.agent().equals(asked) && reply.symbol().equals(frame.symbol()) && reply.frame() == frame.number();
    }

    private static Optional<String> refusal(Signal signal, MarketFrame frame) {
        if (!signal.eventTime().equals(frame.end())) {
            return Optional.of("speaks of " + signal.eventTime() + ", and the frame ended at " + frame.end());
        }
        if (signal.horizon().compareTo(FARTHEST_HORIZON) > 0) {
            return Optional.of("looks further ahead than " + FARTHEST_HORIZON.toDays() + " days");
        }
        if (signal.expiry().isAfter(signal.eventTime().plus(longestLife(signal)))) {
            return Optional.of("would be a vote for longer than a week, or than twice its horizon");
        }
        return signal.evidence().size() > MOST_EVIDENCE
                ? Optional.of("gives more than " + MOST_EVIDENCE + " pieces of evidence")
                : tooLong(signal.rationale());
    }

    private static Duration longestLife(Signal signal) {
        var twice = signal.horizon().multipliedBy(2);
        var atLeast = twice.compareTo(ALWAYS_ALLOWED_LIFE) < 0 ? ALWAYS_ALLOWED_LIFE : twice;
        return atLeast.compareTo(LONGEST_LIFE) < 0 ? atLeast : LONGEST_LIFE;
    }

    private static Optional<String> tooLong(String text) {
        return text.length() > LONGEST_TEXT
                ? Optional.of("says more than " + LONGEST_TEXT + " characters")
                : Optional.empty();
    }
}
