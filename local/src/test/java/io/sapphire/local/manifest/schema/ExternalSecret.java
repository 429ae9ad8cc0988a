package io.sapphire.local.manifest.schema;

import java.util.List;
import java.util.Map;

/**
 * What is used of an ExternalSecret.
 *
 * @see <a href="https://external-secrets.io/latest/api/externalsecret/">external-secrets, ExternalSecret</a>
 */
record ExternalSecret(String apiVersion, String kind, Metadata metadata, Spec spec) {
    record Metadata(String name, String namespace, Map<String, String> labels) {}

    record Spec(String refreshInterval, StoreRef secretStoreRef, Target target, List<Entry> data) {}

    record StoreRef(String kind, String name) {}

    record Target(String name, CreationPolicy creationPolicy) {}

    record Entry(String secretKey, RemoteRef remoteRef) {}

    record RemoteRef(String key) {}

    /** As the API names them. */
    enum CreationPolicy {
        Owner,
        Orphan,
        Merge,
        None
    }
}
