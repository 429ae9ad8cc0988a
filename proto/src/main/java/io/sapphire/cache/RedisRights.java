package io.sapphire.cache;

/** What a user of Redis must be allowed, and no more. */
public final class RedisRights {
    /** As Redis' access list spells it, behind the user's name and password. */
    public static final String RULES =
            "resetchannels ~sapphire:* -@all +@connection -@dangerous +get +set +eval +incr +pttl +pexpire";

    private RedisRights() {}
}
