package io.sapphire.local;

import java.util.List;

/** What is started for a service. */
@FunctionalInterface
interface Programs {
    /** @param arguments of the service itself */
    List<String> command(Service service, List<String> arguments);
}
