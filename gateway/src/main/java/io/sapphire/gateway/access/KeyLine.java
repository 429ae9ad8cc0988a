package io.sapphire.gateway.access;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One API key as its file has it: {@code NAME ROLE SHA256}. A key is {@code NAME.SECRET}; only its SHA-256 is kept, which is
 * enough because the secret is random and long, and the name finds it without trying others.
 */
record KeyLine(String name, Role role, String sha256) {
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";
    private static final int SHORTEST = 40;

    KeyLine {
        if (!name.matches(NAME) || Principal.isOurs(name)) {
            throw new IllegalArgumentException(
                    "the name of an API key is 1 to 40 small letters, digits and dashes, and none of ours");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("the hash of an API key is 64 small hex digits");
        }
    }

    /** @throws IllegalArgumentException naming the line that is wrong, but not what is in it */
    static Map<String, KeyLine> all(List<String> lines) {
        var keys = new TreeMap<String, KeyLine>();
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(keys, line, number);
            }
        }
        return keys;
    }

    private static void add(Map<String, KeyLine> keys, String line, int number) {
        try {
            var parts = line.split("\\s+", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("it must be NAME ROLE SHA256");
            }
            if (keys.put(parts[0], new KeyLine(parts[0], Role.named(parts[1]), parts[2])) != null) {
                throw new IllegalArgumentException("its name was used before");
            }
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("line %d of the API keys: %s".formatted(number, wrong.getMessage()));
        }
    }

    /** Takes the same time whatever the secret is. A short one is no key, whatever its hash. */
    boolean matches(String token) {
        boolean same =
                MessageDigest.isEqual(Hashes.sha256(token), HexFormat.of().parseHex(sha256));
        return same && token.length() >= name.length() + 1 + SHORTEST;
    }
}
