package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Agents.AddRequest;
import io.sapphire.gateway.view.Agents.AskAnswer;
import io.sapphire.gateway.view.Agents.RemoveRequest;
import io.sapphire.gateway.view.Risk.LimitRequest;
import io.sapphire.gateway.view.Risk.ShotRow;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * All that an operator can do.
 *
 * @param add gives an agent a seat
 * @param remove takes an agent's seat away
 * @param ask puts a question to an agent
 * @param verification of the log
 * @param testFire makes limits fire on a copy of the state, and nothing else
 */
public record Commands(
        Command.Scoped halt,
        Command.Scoped reduce,
        Command.Scoped resume,
        Command.Scoped flatten,
        Command.Scoped rearm,
        Command<LimitRequest> limit,
        Command<AddRequest> add,
        Remove remove,
        TestFire testFire,
        Ask ask,
        Verification verification) {

    /** Takes an agent's seat away. Fails as {@link Command} does. */
    @FunctionalInterface
    public interface Remove {

        /** @return sequence of what was recorded */
        Mono<Long> remove(String operator, String agent, RemoveRequest wish);
    }

    /** Puts a question to an agent. Fails as {@link Command} does. */
    @FunctionalInterface
    public interface Ask {
        Mono<AskAnswer> ask(String operator, String agent, String question);
    }

    /** Makes limits fire. */
    @FunctionalInterface
    public interface TestFire {

        /** @param code of the denial wanted; empty for all */
        Mono<List<ShotRow>> fire(String code);
    }
}
