package io.sapphire.local;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** What is logged in this JVM, written as {@code up} writes it: by the file appender of its own configuration. */
final class LinesInto {
    private final LoggerContext own;
    private final Appender<ILoggingEvent> appender;
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private LinesInto(LoggerContext own, Appender<ILoggingEvent> appender) {
        this.own = own;
        this.appender = appender;
    }

    static LinesInto begin(Path file) {
        var own = new LoggerContext();
        own.putProperty("sapphire.log", file.toString());
        var configurator = new JoranConfigurator();
        configurator.setContext(own);
        try {
            configurator.doConfigure(LinesInto.class.getResource("/logback.xml"));
        } catch (JoranException malformed) {
            throw new IllegalStateException(malformed);
        }
        var lines = new LinesInto(
                own, own.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("file"));
        lines.root.addAppender(lines.appender);
        return lines;
    }

    void end() {
        root.detachAppender(appender);
        own.stop();
    }
}
