package io.sapphire.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MarketLabelTest {

    @Test
    void everythingThatIsNotAsRecordedIsSaid() {
        var shift = Duration.parse("P-3909DT-23H-54M-16.298S");
        assertThat(new MarketLabel("ETHUSDT", "recorded frames", true, true, shift, "", true))
                .hasToString("ETHUSDT: recorded frames (SIMULATED venue, trade sides derived, book derived,"
                        + " recorded times shifted by -3909 d 23 h 54 min 16 s)");
    }

    @Test
    void aMarketOrdersLeaveForIsNotCalledSimulated() {
        assertThat(new MarketLabel("ETHUSDT", "traded at https://venue", false, false, Duration.ZERO, "", false))
                .hasToString("ETHUSDT: traded at https://venue (orders LEAVE for it)");
    }
}
