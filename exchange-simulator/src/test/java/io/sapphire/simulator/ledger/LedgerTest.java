package io.sapphire.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    private Path directory;

    @Test
    void whatWasAppendedIsThereWhenItIsOpenedAgain() {
        write("one", "zwölf", "{\"three\":3}");
        assertThat(read()).containsExactly("one", "zwölf", "{\"three\":3}");
    }

    @Test
    void aRecordCutAnywhereIsDroppedAndTheLedgerGoesOn() throws IOException {
        write("one", "two");
        var whole = Files.readAllBytes(file());
        int second = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = second; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            write("three");
            assertThat(read()).containsExactly("one", "three");
        }
    }

    @Test
    void damageInTheMiddleIsRefused() throws IOException {
        write("one", "two", "three");
        var whole = Files.readAllBytes(file());
        whole[10] ^= 1;
        Files.write(file(), whole);
        assertThatThrownBy(this::read)
                .isInstanceOf(LedgerException.class)
                .hasMessage("ledger " + file() + " is damaged at byte 0");
        assertThat(Files.readAllBytes(file())).isEqualTo(whole);
    }

    @Test
    void aLedgerHasOneOwner() {
        try (var owner = Ledger.open(directory)) {
            assertThat(owner.recovered()).isEmpty();
            assertThatThrownBy(() -> Ledger.open(directory)).hasMessageContaining("in use by another venue");
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> Ledger.open(file))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("cannot open ledger " + file);
    }

    private void write(String... records) {
        try (var ledger = Ledger.open(directory)) {
            List.of(records).forEach(ledger::append);
            ledger.sync();
        }
    }

    private List<String> read() {
        try (var ledger = Ledger.open(directory)) {
            return ledger.recovered();
        }
    }

    private Path file() {
        return directory.resolve("venue.ledger");
    }
}
