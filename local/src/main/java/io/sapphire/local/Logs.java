package io.sapphire.local;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the log goes. To be said before anything logs. */
final class Logs {

    private Logs() {}

    /** All of it into one file: the terminal is for people. */
    static void into(Path file) {
        System.setProperty("sapphire.log", file.toString());
        underOwnConfiguration();
    }

    /** Spring would set up logging anew for every service of the JVM, and what logs through the JDK would be left out. */
    static void underOwnConfiguration() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
