package io.sapphire.gateway.kept;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Values as they lie in the cache: JSON, packed. What nobody can read is not there. */
final class Packed {
    private static final Logger LOG = LoggerFactory.getLogger(Packed.class);
    /** Unpacked; far more than is ever kept. */
    private static final int MOST_BYTES = 64 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Packed() {}

    static byte[] of(Object kept) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(JSON.writeValueAsBytes(kept));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    static <T> Optional<T> read(byte[] packed, Class<T> type) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return Optional.of(JSON.readValue(gzip.readNBytes(MOST_BYTES), type));
        } catch (IOException | JacksonException unreadable) {
            LOG.warn(
                    "what the cache holds cannot be read: {}",
                    unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
