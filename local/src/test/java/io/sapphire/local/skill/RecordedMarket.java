package io.sapphire.local.skill;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import java.util.List;

/** A market that was recorded, as the agents are shown it. */
record RecordedMarket(Listing listing, List<MarketFrame> frames) {}
