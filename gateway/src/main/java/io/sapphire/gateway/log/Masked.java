package io.sapphire.gateway.log;

import java.util.regex.Pattern;

/** A text without what looks like a secret. None is meant to be logged; this is for what a library or a peer says. */
final class Masked {
    private static final String MASK = "[masked]";
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b([a-z_-]*(?:token|secret|password|passphrase|signature|api[_-]?key|private[_-]?key))"
                    + "(\"?\\s*[=:]\\s*\"?)[^\\s,;&\"}]+");
    private static final Pattern PEM = Pattern.compile("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*");

    private Masked() {}

    static String of(String text) {
        var bearerless = BEARER.matcher(text).replaceAll("$1 " + MASK.replace("[", "\\["));
        var nameless = NAMED.matcher(bearerless).replaceAll("$1$2" + MASK.replace("[", "\\["));
        return PEM.matcher(nameless).replaceAll(MASK.replace("[", "\\["));
    }
}
