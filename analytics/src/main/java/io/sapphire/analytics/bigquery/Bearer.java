package io.sapphire.analytics.bigquery;

import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.util.Optional;

/** Says who asks. */
@FunctionalInterface
public interface Bearer {
    /** A token that is good now. @throws IOException if there are no credentials */
    String token() throws IOException;

    /** The application default credentials, looked for when they are first needed. */
    static Bearer ofGoogle() {
        return new ApplicationDefault();
    }

    /** Kept, since a token is good for an hour. */
    final class ApplicationDefault implements Bearer {
        private static final String SCOPE = "https://www.googleapis.com/auth/bigquery";

        private Optional<GoogleCredentials> found = Optional.empty();

        @Override
        public synchronized String token() throws IOException {
            var credentials = found.isPresent() ? found.get() : find();
            credentials.refreshIfExpired();
            return Optional.ofNullable(credentials.getAccessToken())
                    .orElseThrow(() -> new IOException("no token"))
                    .getTokenValue();
        }

        private GoogleCredentials find() throws IOException {
            var credentials = GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
            found = Optional.of(credentials);
            return credentials;
        }
    }
}
