package io.sapphire.analytics.bigquery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** BigQuery's tables and questions over REST, as far as they are used here, played by WireMock. */
final class TableService implements AutoCloseable {
    static final String TOKEN = "ya29.canary";
    static final String DATASET = "/bigquery/v2/projects/my-project/datasets/trading";
    private static final String QUERIES = "/bigquery/v2/projects/my-project/queries";
    private static final String TABLE = DATASET + "/tables/[a-z_]+";
    private static final int WRONG = 1;
    private static final int RIGHT = 5;
    private static final int UNKNOWN = 8;
    private static final int STRANGER = 10;

    /** Knows every request that came. */
    final WireMockServer http;

    TableService(StoredTables tables) {
        this.http = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .http2PlainDisabled(true)
                .extensions(tables));
        http.start();
        play();
    }

    private void play() {
        http.stubFor(known(get(DATASET)).willReturn(okJson("{}")));
        http.stubFor(known(get(urlPathMatching(TABLE))).willReturn(told()));
        http.stubFor(known(post(DATASET + "/tables")).willReturn(told()));
        http.stubFor(known(patch(urlPathMatching(TABLE)))
                .withHeader("If-Match", matching(".+"))
                .willReturn(told()));
        http.stubFor(known(post(QUERIES)).willReturn(told()));
        http.stubFor(known(any(anyUrl())).atPriority(UNKNOWN).willReturn(error(404, "Not found")));
        http.stubFor(any(anyUrl())
                .atPriority(STRANGER)
                .willReturn(error(401, "Request had invalid authentication credentials.")));
    }

    private static MappingBuilder known(MappingBuilder asked) {
        return asked.atPriority(RIGHT).withHeader("Authorization", equalTo("Bearer " + TOKEN));
    }

    private static ResponseDefinitionBuilder told() {
        return aResponse().withTransformers(StoredTables.NAME);
    }

    private static ResponseDefinitionBuilder error(int status, String message) {
        return aResponse().withStatus(status).withBody(StoredTables.errorBody(status, message));
    }

    URI address() {
        return URI.create(http.baseUrl());
    }

    /** Answers everything so from now on. */
    void refuse(int status, String why) {
        refuseAfter(0, status, why);
    }

    /** Answers so many calls as it should before. */
    void refuseAfter(int good, int status, String why) {
        var calls = new AtomicInteger(good);
        http.stubFor(any(anyUrl())
                .andMatching(_ -> MatchResult.of(calls.getAndDecrement() <= 0))
                .atPriority(WRONG)
                .willReturn(error(status, why)));
    }

    /** The way to it breaks so from now on. */
    void breakOff(Fault fault) {
        http.stubFor(any(anyUrl()).atPriority(WRONG).willReturn(aResponse().withFault(fault)));
    }

    /** It is well again. */
    void mend() {
        http.resetMappings();
        play();
    }

    @Override
    public void close() {
        http.stop();
    }
}
