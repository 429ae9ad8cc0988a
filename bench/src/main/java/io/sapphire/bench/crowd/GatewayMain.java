package io.sapphire.bench.crowd;

import io.sapphire.gateway.Gateway;
import io.sapphire.gateway.GatewayApplication;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Scanner;

/** A gateway that says its port, and whenever it is asked how large its heap was at most and is after a collection. */
final class GatewayMain {

    private GatewayMain() {}

    /** @param arguments of the gateway */
    public static void main(String[] arguments) {
        var context = GatewayApplication.application().run(arguments);
        Child.answer(Integer.toString(context.getBean(Gateway.class).port()));
        try (var lines = new Scanner(System.in)) {
            while (lines.hasNextLine()) {
                var _ = lines.nextLine();
                Child.answer(peak() + " " + live());
            }
        }
        System.exit(0);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
