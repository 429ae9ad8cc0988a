package io.sapphire.exchange.aster.stream;

import io.sapphire.exchange.marketdata.MarketEvent;
import java.util.Optional;

/**
 * One message of a market stream.
 *
 * @param event nothing if it is of a kind nobody asked for
 * @param sequence a simulator's number of it among all market messages; 0 at a real venue
 */
public record MarketMessage(Optional<MarketEvent> event, long sequence) {}
