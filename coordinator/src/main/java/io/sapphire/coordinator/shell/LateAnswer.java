package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.RoundKind;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Reply;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer that came when nobody waited for it any more.
 *
 * @param after how long after the question, in monotonic time
 * @param told what it said of a frame; nothing in the second round
 */
public record LateAnswer(
        AgentId agent, Symbol symbol, long frame, RoundKind round, Duration after, Optional<Told> told) {

    /** A reply, and the frame it is about. */
    public record Told(Reply reply, MarketFrame about) {}
}
