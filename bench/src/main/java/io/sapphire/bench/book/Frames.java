package io.sapphire.bench.book;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The depth frames of the recording, as text and as bytes: each side gets what it reads on the wire.
 *
 * @param snapshot answer of the REST side
 * @param changes every later change that is not wholly in the snapshot
 */
record Frames(String snapshot, List<String> changes, List<byte[]> bytes) {
    private static final String NAME = "btcusdt-futures-20240808.gz";

    static Frames in(Path recordings) throws IOException {
        var snapshot = "";
        var changes = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(recordings.resolve(NAME))), StandardCharsets.US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var frame = line.substring(line.indexOf(' ') + 1);
                if (frame.contains("\"lastUpdateId\"")) {
                    snapshot = frame;
                } else if (frame.contains("\"depthUpdate\"")) {
                    changes.add(frame);
                }
            }
        }
        var bytes = changes.stream()
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toList();
        return new Frames(snapshot, changes, bytes);
    }
}
