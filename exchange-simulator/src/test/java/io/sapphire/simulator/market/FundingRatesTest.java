package io.sapphire.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.market.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FundingRatesTest {
    @TempDir
    private Path directory;

    @Test
    void oneRateHoldsAlways() {
        assertThat(FundingRates.of("-0.0003").at(Instant.EPOCH)).isEqualTo(Rate.ofBp(-3));
    }

    @Test
    void aRateOfAFileHoldsFromItsTimeOnAndNothingBeforeTheFirst() throws IOException {
        var rates = FundingRates.of(file("20201229 00:00:00,0.00020030\n2020-12-29T08:00:00Z,-0.0001\n"));
        assertThat(rates.at(Instant.parse("2020-12-28T23:59:59Z"))).isEqualTo(Rate.ZERO);
        assertThat(rates.at(Instant.parse("2020-12-29T00:00:00Z"))).isEqualTo(Rate.of("0.0002003"));
        assertThat(rates.at(Instant.parse("2020-12-29T07:59:59Z"))).isEqualTo(Rate.of("0.0002003"));
        assertThat(rates.at(Instant.parse("2022-01-01T00:00:00Z"))).isEqualTo(Rate.ofBp(-1));
    }

    @Test
    void whatIsNeitherIsRefusedByItsLine() throws IOException {
        assertRefused("much", "funding cannot be 'much': it is neither a rate nor a file that can be read");
        assertRefused(file("20201229 00:00:00,0.1\nnow,0.1"), "line 2 is not TIME,RATE");
        assertRefused(file("20201229 00:00:00"), "line 1 is not TIME,RATE");
        assertRefused(file("20201229 00:00:00,1\n20201229 00:00:00,1"), "line 2 is not TIME,RATE (it is not after");
    }

    private static void assertRefused(String text, String words) {
        assertThatThrownBy(() -> FundingRates.of(text))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(words);
    }

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("funding.csv"), content).toString();
    }
}
