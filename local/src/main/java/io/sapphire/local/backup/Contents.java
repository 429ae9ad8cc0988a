package io.sapphire.local.backup;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup says of itself.
 *
 * @param taken by this machine's clock, in ISO 8601
 * @param run id of the run; empty if none had begun
 * @param files SHA-256 of each, by its name in the archive
 */
public record Contents(String version, String taken, String run, Map<String, String> files) {
    static final String NAME = "backup.json";
    static final String VERSION = "1";

    public Contents {
        files = new TreeMap<>(files);
    }
}
