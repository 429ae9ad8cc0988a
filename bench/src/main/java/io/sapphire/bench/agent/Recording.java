package io.sapphire.bench.agent;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.signal.Observation;
import java.util.List;

/** What an agent is shown of one market, in order. */
record Recording(Listing listing, List<Observation> shown) {}
