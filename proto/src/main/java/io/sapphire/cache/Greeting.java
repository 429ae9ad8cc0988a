package io.sapphire.cache;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.protocol.RedisProtocolException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** The first command: does Redis let us read what is ours? A wrong password is found at the start, not when it matters. */
final class Greeting {
    private static final System.Logger LOG = System.getLogger(Greeting.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final CacheKey PROBE = CacheRow.LLM_ANSWER.key("greeting");

    private Greeting() {}

    /** @throws IllegalArgumentException if Redis answers, and not as it should */
    static void of(RedisSettings settings, RedisLine line) {
        try {
            var _ = line.commands()
                    .flatMap(redis -> redis.get(PROBE.toString()))
                    .toFuture()
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            refusal(failure).ifPresent(words -> {
                throw new IllegalArgumentException(settings.place() + " " + words);
            });
            absent(settings);
        } catch (TimeoutException _) {
            absent(settings);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + settings.place() + " was greeted");
        }
    }

    private static void absent(RedisSettings settings) {
        LOG.log(
                Level.WARNING,
                () -> settings.place() + " cannot be reached: everything comes from its source until it can");
    }

    /** What it answered; nothing if it is not there. */
    private static Optional<String> refusal(Throwable failure) {
        return causes(failure).flatMap(cause -> words(cause).stream()).findFirst();
    }

    private static Optional<String> words(Throwable cause) {
        return switch (cause) {
            case RedisCommandExecutionException answer -> Optional.of("refuses us: " + answer.getMessage());
            case SSLException secure -> Optional.of("cannot be spoken to securely: " + secure.getMessage());
            case RedisProtocolException _ -> Optional.of("is no Redis: its answer cannot be understood");
            default -> Optional.empty();
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, one -> one.map(Throwable::getCause))
                .flatMap(Optional::stream);
    }
}
