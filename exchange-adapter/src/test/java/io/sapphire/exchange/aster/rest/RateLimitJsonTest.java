package io.sapphire.exchange.aster.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RateLimitJsonTest {

    /** The two of reference/aster-protocol.md 2.4, and what the venue may add one day. */
    @Test
    void limitsAreReadAndUnknownOnesLeftOut() {
        var info = JsonMapper.shared().readTree("""
            {"rateLimits":[
             {"interval":"MINUTE","intervalNum":1,"limit":2400,"rateLimitType":"REQUEST_WEIGHT"},
             {"interval":"SECOND","intervalNum":"10","limit":"300","rateLimitType":"ORDERS"},
             {"interval":"FORTNIGHT","intervalNum":1,"limit":5,"rateLimitType":"ORDERS"},
             {"interval":"MINUTE","intervalNum":1,"limit":5,"rateLimitType":"SMILES"}]}
            """);

        assertThat(RateLimitJson.read(info))
                .map(Object::toString)
                .containsExactly("2400 weight in 1m", "300 orders in 10s");
    }

    @Test
    void venueThatNamesNoneHasNone() {
        assertThat(RateLimitJson.read(JsonMapper.shared().readTree("{}"))).isEmpty();
    }
}
