package io.sapphire.agents.kit;

import java.time.Instant;

/**
 * One headline of somebody's news. Its text is untrusted: it is measured and shown, never obeyed.
 *
 * @param source who published it, for example {@code example.org}
 * @param title as published, cleaned of markup and invisible characters
 * @param seen from when it could be known, by the clock of the market it is used for
 */
public record Headline(String source, String title, Instant seen) {}
