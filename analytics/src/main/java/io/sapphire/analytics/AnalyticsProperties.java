package io.sapphire.analytics;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which log is followed and where its tables are kept: in a file, or in BigQuery.
 *
 * @param listen {@code HOST:PORT} where questions are answered; port 0 lets the machine choose
 * @param coordinator gRPC target of the event log
 * @param file of DuckDB
 * @param bigquery {@code PROJECT.DATASET}; who asks is found by Google's application default credentials
 * @param tokenFile holds what whoever asks must send; empty: nobody may ask
 * @param batch how much is written at a time
 */
@ConfigurationProperties(prefix = "sapphire.analytics", ignoreUnknownFields = false)
public record AnalyticsProperties(
        @DefaultValue("127.0.0.1:9096") String listen,
        String coordinator,
        @DefaultValue("") String file,
        @DefaultValue("") String bigquery,
        @DefaultValue("") String tokenFile,
        @DefaultValue Batch batch) {

    public AnalyticsProperties {
        requireNonNull(coordinator, "sapphire.analytics.coordinator is missing");
        if (file.isBlank() == bigquery.isBlank()) {
            throw new IllegalArgumentException("either sapphire.analytics.file says where DuckDB keeps the tables, or"
                    + " sapphire.analytics.bigquery in which PROJECT.DATASET they are");
        }
    }

    /**
     * How much is written at a time.
     *
     * @param events at most
     * @param linger how long the first of them waits for others
     */
    public record Batch(
            @DefaultValue("4096") int events,
            @DefaultValue("500ms") Duration linger) {}
}
