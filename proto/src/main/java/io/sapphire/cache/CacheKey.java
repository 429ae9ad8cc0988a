package io.sapphire.cache;

import java.util.regex.Pattern;

/**
 * One value's place.
 *
 * @param name which value of the row: 1 to 128 letters, digits and {@code . _ : -}
 */
public record CacheKey(CacheRow row, String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    public CacheKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a cached value: 1 to 128 letters, digits and . _ : -");
        }
    }

    /** In Redis. The name is the hash tag: a cluster keeps whatever has the same name in one place. */
    @Override
    public String toString() {
        return "sapphire:" + row.word() + ":{" + name + "}";
    }
}
