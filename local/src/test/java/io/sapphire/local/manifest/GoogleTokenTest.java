package io.sapphire.local.manifest;

import static java.net.URLDecoder.decode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.api.client.testing.http.MockHttpTransport;
import com.google.api.client.testing.http.MockLowLevelHttpRequest;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import com.google.auth.oauth2.GoogleCredentials;
import io.sapphire.local.manifest.node.Manifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pod mounts is what Google's own library takes, and that asks no host but the one to which there is a way. */
class GoogleTokenTest {
    @TempDir
    Path folder;

    @Test
    void theTokenOfThePodIsExchangedAtTheHostThatIsLet() throws IOException {
        var token = Files.writeString(folder.resolve("token"), "token-of-the-pod");
        var mounted = Overlays.mesh("prod-full")
                .of("ConfigMap")
                .map(Manifest::root)
                .filter(map -> map.at("data", "credentials.json").isPresent())
                .map(map -> map.at("data", "credentials.json").text())
                .findFirst()
                .orElseThrow()
                .replace("/etc/sapphire-google/token", token.toString());
        var asked = new ArrayList<String>();
        var credentials = GoogleCredentials.fromStream(
                        new ByteArrayInputStream(mounted.getBytes(UTF_8)), () -> google(asked))
                .createScoped(List.of("https://www.googleapis.com/auth/cloud-platform"));
        assertThat(credentials.refreshAccessToken().getTokenValue()).isEqualTo("googles");
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst())
                .startsWith("https://sts.googleapis.com/v1/token ")
                .contains("subject_token=token-of-the-pod")
                .contains("audience=//iam.googleapis.com/projects/");
    }

    private static MockHttpTransport google(List<String> asked) {
        return new MockHttpTransport() {
            @Override
            public LowLevelHttpRequest buildRequest(String method, String url) {
                return new MockLowLevelHttpRequest(url) {
                    @Override
                    public LowLevelHttpResponse execute() throws IOException {
                        asked.add(url + " " + decode(getContentAsString(), UTF_8));
                        return new MockLowLevelHttpResponse()
                                .setContentType("application/json")
                                .setContent("""
                                    {"access_token": "googles", "expires_in": 3600, "token_type": "Bearer",
                                     "issued_token_type": "urn:ietf:params:oauth:token-type:access_token"}
                                    """);
                    }
                };
            }
        };
    }
}
