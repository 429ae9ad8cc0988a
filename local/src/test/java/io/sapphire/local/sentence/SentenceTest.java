package io.sapphire.local.sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sapphire.agents.AgentsApplication;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

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
    void deepestCauseThatSaysSomethingSpeaks() {
        var silent = new IOException();
        assertThat(Sentence.of(new CompletionException("outer", new IllegalStateException("inner\nmore", silent))))
                .isEqualTo("inner");
        assertThat(Sentence.of(new CompletionException(null, silent))).isEqualTo("IOException");
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
