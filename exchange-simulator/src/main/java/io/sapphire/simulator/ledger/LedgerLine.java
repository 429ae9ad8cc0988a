package io.sapphire.simulator.ledger;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** One record as a line of text: CRC-32C of the payload in eight hex digits, a space, the payload, a line feed. */
final class LedgerLine {
    private static final int PREFIX = 9;

    private LedgerLine() {}

    static byte[] write(String payload) {
        if (payload.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a record is one line");
        }
        var text = HexFormat.of().toHexDigits(crc(payload.getBytes(StandardCharsets.UTF_8))) + ' ' + payload + '\n';
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The payload; nothing if the line is not what was written.
     *
     * @param line without its line feed
     */
    static Optional<String> read(byte[] line) {
        if (line.length < PREFIX || line[PREFIX - 1] != ' ') {
            return Optional.empty();
        }
        var payload = new String(line, PREFIX, line.length - PREFIX, StandardCharsets.UTF_8);
        var digits = new String(line, 0, PREFIX - 1, StandardCharsets.US_ASCII);
        var expected = HexFormat.of().toHexDigits(crc(payload.getBytes(StandardCharsets.UTF_8)));
        return digits.equals(expected) ? Optional.of(payload) : Optional.empty();
    }

    private static int crc(byte[] payload) {
        var crc = new CRC32C();
        crc.update(payload);
        return (int) crc.getValue();
    }
}
