package io.sapphire.gateway.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.sapphire.gateway.access.AccessLog;
import io.sapphire.gateway.view.Records.LogList;
import io.sapphire.gateway.view.Records.LogRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The newest lines that this process logged, of whatever service runs in it: the newest 2,000, shortened and without what
 * looks like a secret. Who came to the gateway is not among them: that is for an admin, at a place of its own. Safe for many
 * threads.
 */
public final class LogRing extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final int KEPT = 2_000;
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_STACK = 4_000;
    private static final String CUT_OFF = " [...]";

    private final String scope;
    private final Deque<LogRow> newest = new ArrayDeque<>();
    private long number;

    private LogRing(String scope) {
        this.scope = scope;
        setName("ring");
    }

    /** Listens from now on to a process in which every service runs. */
    public static LogRing ofWholeMesh() {
        return new LogRing("Every service of this mesh runs in one process; its log file has all of it.").listening();
    }

    /** Listens from now on to a process in which the gateway is alone. */
    public static LogRing ofOneService() {
        return new LogRing(
                        "Only the gateway's own lines: the other services run in processes of their own, and have logs"
                                + " of their own.")
                .listening();
    }

    private LogRing listening() {
        listen();
        return this;
    }

    /** Listens again, should logging have been set up anew meanwhile: all who listen are gone then. */
    public void listen() {
        if (!isStarted() || !root().isAttached(this)) {
            start();
            root().addAppender(this);
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLoggerName().equals(AccessLog.class.getName())) {
            keep(event);
        }
    }

    private synchronized void keep(ILoggingEvent event) {
        number++;
        newest.addLast(row(event));
        if (newest.size() > KEPT) {
            newest.removeFirst();
        }
    }

    private LogRow row(ILoggingEvent event) {
        return new LogRow(
                number,
                event.getInstant(),
                event.getLevel().toString(),
                event.getLoggerName(),
                event.getThreadName(),
                text(event.getFormattedMessage(), LONGEST_MESSAGE),
                noted(event, "event").orElse(null),
                noted(event, "sequence").map(Long::valueOf).orElse(null),
                noted(event, "trace_id").orElse(null),
                noted(event, "span_id").orElse(null),
                stack(event.getThrowableProxy()));
    }

    private static Optional<String> noted(ILoggingEvent event, String key) {
        return Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of()).stream()
                .filter(noted -> noted.key.equals(key))
                .map(noted -> String.valueOf(noted.value))
                .findFirst();
    }

    private static @Nullable String stack(@Nullable IThrowableProxy thrown) {
        return thrown == null ? null : text(ThrowableProxyUtil.asString(thrown), LONGEST_STACK);
    }

    private static String text(@Nullable String text, int longest) {
        var masked = Masked.of(String.valueOf(text));
        return masked.length() <= longest ? masked : masked.substring(0, longest - CUT_OFF.length()) + CUT_OFF;
    }

    /**
     * Lines, newest first.
     *
     * @param before only those of a lower number
     * @param least at least as grave
     * @param trace only those of this trace
     */
    public synchronized LogList before(long before, int limit, Level least, Optional<String> trace) {
        var found = newest.reversed().stream()
                .filter(row -> row.number() < before)
                .filter(row -> Level.toLevel(row.level()).isGreaterOrEqual(least))
                .filter(row -> trace.isEmpty() || trace.get().equals(row.traceId()))
                .limit(limit)
                .toList();
        return new LogList(found, scope, newest.size(), number - newest.size());
    }

    @Override
    public void close() {
        var _ = root().detachAppender(this);
        stop();
    }
}
