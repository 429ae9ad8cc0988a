package io.sapphire.gateway.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What lets trading go on, or lets it risk more, can be made to need two people: the first asks, and another one who asks for
 * the same within ten minutes has it done. What was asked for is kept in memory only: a gateway that starts anew has to be
 * asked twice again. The home's own token and its page count as one person. Safe for many threads.
 */
public final class SecondPerson {
    private static final Duration VALID = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final boolean needed;
    private final InstantSource clock;
    private final Map<String, Asked> asked = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
            return size() > MOST;
        }
    };

    private record Asked(String person, Instant at) {}

    /** @param needed whether one person alone cannot have it done */
    public SecondPerson(boolean needed, InstantSource clock) {
        this.needed = needed;
        this.clock = clock;
    }

    /**
     * Lets a wish pass once two people have it.
     *
     * @param who a principal's name
     * @param wish all that it is about but its reason: another value is another wish
     * @return whom the wish is to be recorded under
     * @throws AwaitsSecond if nobody else has asked for it within ten minutes
     */
    public synchronized String agree(String who, String wish) {
        if (!needed) {
            return who;
        }
        var now = clock.instant();
        var before = asked.get(wish);
        if (before == null || before.person().equals(person(who)) || isOver(before, now)) {
            asked.remove(wish);
            asked.put(wish, new Asked(person(who), now));
            throw new AwaitsSecond();
        }
        asked.remove(wish);
        return before.person() + "+" + who;
    }

    /** Whoever stops trading takes back what anybody has agreed to before. */
    public synchronized void stopped() {
        asked.clear();
    }

    private static boolean isOver(Asked before, Instant now) {
        return Duration.between(before.at(), now).compareTo(VALID) > 0;
    }

    private static String person(String who) {
        return Principal.isOurs(who) ? Principal.OWNER : who;
    }
}
