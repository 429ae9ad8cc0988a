package io.sapphire.analytics.bigquery;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.net.URI;
import java.util.function.Supplier;

/**
 * The way to a dataset.
 *
 * @param tables address of the service that makes tables and answers questions
 * @param writing opens a channel to the service that takes rows
 */
public record Access(Dataset dataset, URI tables, Supplier<ManagedChannel> writing, Bearer bearer) {
    private static final URI TABLES = URI.create("https://bigquery.googleapis.com");
    private static final String WRITING = "bigquerystorage.googleapis.com:443";

    /** Google's own, with the application default credentials. */
    public static Access ofGoogle(Dataset dataset) {
        return new Access(
                dataset,
                TABLES,
                () -> Grpc.newChannelBuilder(WRITING, TlsChannelCredentials.create())
                        .build(),
                Bearer.ofGoogle());
    }

    /** @throws io.sapphire.analytics.table.StoreException if who asks may not, or there is no such dataset */
    public void check() {
        new Rest(this).check();
    }
}
