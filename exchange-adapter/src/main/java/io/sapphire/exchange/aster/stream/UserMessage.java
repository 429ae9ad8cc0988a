package io.sapphire.exchange.aster.stream;

import io.sapphire.exchange.execution.venue.UserEvent;
import java.util.List;

/**
 * One message of the user stream.
 *
 * @param events what it says, as far as it matters
 * @param sequence a simulator's number of it among the account's messages; 0 at a real venue
 * @param keyExpired the stream is over: it needs a new key
 */
public record UserMessage(List<UserEvent> events, long sequence, boolean keyExpired) {}
