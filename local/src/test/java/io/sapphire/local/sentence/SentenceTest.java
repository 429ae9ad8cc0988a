package io.sapphire.local.sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sapphire.agents.AgentsApplication;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;

class SentenceTest {

    @Test
    void unknownConfigurationKeyIsNamed() {
        assertThat(whyAgentsDoNotStart("--sapphire.agents.listen=in-process:s", "--sapphire.agents.hart-beat=2s"))
                .isEqualTo("unknown configuration key sapphire.agents.hart-beat");
    }

    @Test
    void missingConfigurationKeyIsNamed() {
        assertThat(whyAgentsDoNotStart()).isEqualTo("sapphire.agents.listen is missing");
    }

    @Test
    void unreadableConfigurationKeyIsNamed() {
        assertThat(whyAgentsDoNotStart("--sapphire.agents.listen=in-process:s", "--sapphire.agents.heartbeat=soon"))
                .isEqualTo("configuration key sapphire.agents.heartbeat: 'soon' is not a Duration");
    }

    @Test
    void whoeverWrapsOnlyIsNotHeard() {
        var inner = new IllegalStateException("the recording is empty\nmore", new IOException("end of file"));
        assertThat(Sentence.of(
                        new BeanCreationException("simulator", inner.toString(), new CompletionException(inner))))
                .isEqualTo("the recording is empty");
        assertThat(Sentence.of(new CompletionException(null, new IOException())))
                .isEqualTo("IOException");
    }

    @Test
    void refusalIsItsOwnSentence() {
        assertThat(Sentence.of(new RuntimeException(Refusal.failure("No.", new IOException("disk")))))
                .isEqualTo("No.");
    }

    private static String whyAgentsDoNotStart(String... arguments) {
        return Sentence.of(catchThrowable(() -> AgentsApplication.application().run(arguments)));
    }
}
