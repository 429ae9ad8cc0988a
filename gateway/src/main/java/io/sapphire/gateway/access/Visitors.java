package io.sapphire.gateway.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Keeps the book of who comes and who is turned away. Safe for many threads. */
public final class Visitors {
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST = 200;

    private final AccessLog log;
    private final Allowance allowance;
    private final Map<String, Boolean> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Visitors(AccessLog log, Allowance allowance) {
        this.log = log;
        this.allowance = allowance;
    }

    /** Somebody with a token or a session: written down when first seen from an address. */
    void came(Principal who, String remote, String request) {
        boolean first;
        synchronized (known) {
            first = known.put(who.name() + " " + who.role() + " " + remote, true) == null;
        }
        if (first) {
            opened(who.name(), who.role(), remote, request);
        }
    }

    void opened(String who, Role role, String remote, String request) {
        log.add(new AccessEvent("LOGIN", who, role.toString(), remote, request, "let in"));
    }

    /** @return how long it has to wait for the next refusal; nil if it need not. Only refusals told are written down */
    public Mono<Duration> refused(String remote, String request) {
        return allowance.take(remote, Lane.REFUSED).doOnNext(wait -> {
            if (wait.isZero()) {
                log.add(new AccessEvent("REFUSED", null, null, remote, request, "not known, or not proven"));
            }
        });
    }

    /** Somebody known may not do what it asked for, or not so often. */
    public Mono<Void> denied(String what, Principal who, String remote, String request, String detail) {
        return allowance
                .take(who.name(), Lane.REFUSED)
                .doOnNext(wait -> {
                    if (wait.isZero()) {
                        log.add(new AccessEvent(what, who.name(), who.role().toString(), remote, request, detail));
                    }
                })
                .then();
    }

    /** Somebody asked for a change. @param detail what came of it */
    public void changed(Principal who, String remote, String request, String detail) {
        log.add(new AccessEvent("CHANGED", who.name(), who.role().toString(), remote, plain(request), plain(detail)));
    }

    /** Printable, and not longer than a line. */
    public static String plain(String text) {
        var printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() > LONGEST ? printable.substring(0, LONGEST) + ".." : printable;
    }
}
