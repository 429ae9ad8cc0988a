package io.sapphire.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void newDirectoryIsLaidOut() {
        try (var data = DataDirectory.open(folder.resolve("new/data"))) {
            assertThat(data.path().resolve("version")).hasContent("1");
            assertThat(data.events()).isEmptyDirectory();
            assertThat(data.processes()).isEmptyDirectory();
        }
    }

    @Test
    void anotherVersionIsRefusedAndNotTouched() throws IOException {
        Files.writeString(folder.resolve("version"), "2\n");
        assertThatThrownBy(() -> DataDirectory.open(folder))
                .isInstanceOf(Refusal.class)
                .hasMessage("%s is a data directory of version 2; this program reads and writes version 1.", folder);
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("version"));
    }

    @Test
    void somebodyElsesDirectoryIsRefusedAndNotTouched() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "");
        assertThatThrownBy(() -> DataDirectory.open(folder))
                .isInstanceOf(Refusal.class)
                .hasMessage(folder + " is not empty and not a data directory of Sapphire.");
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("thesis.tex"));
    }

    @Test
    void onlyOneUsesItAtATime() {
        try (var _ = DataDirectory.open(folder)) {
            assertThatThrownBy(() -> DataDirectory.open(folder))
                    .isInstanceOf(Refusal.class)
                    .hasMessage(folder + " is in use by another sapphire up.");
        }
        DataDirectory.open(folder).close();
    }
}
