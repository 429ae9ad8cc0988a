package io.sapphire.simulator;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Wires the simulator. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(SimulatorProperties.class)
public class SimulatorApplication {

    public static void main(String[] args) {
        try {
            application().run(args);
        } catch (RuntimeException failed) {
            System.err.println("the simulator cannot start: " + reason(failed));
            System.exit(1);
        }
    }

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(SimulatorApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=simulator", "spring.main.keep-alive=true");
    }

    /** What we say ourselves, without what the framework says around it. */
    private static String reason(Throwable failure) {
        boolean framework = failure.getClass().getName().startsWith("org.springframework.");
        return framework && failure.getCause() != null
                ? reason(failure.getCause())
                : String.valueOf(failure.getMessage());
    }

    @Bean
    Simulator simulator(SimulatorProperties properties) {
        return new Simulator(properties);
    }
}
