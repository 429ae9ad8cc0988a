package io.sapphire.gateway.notify;

import io.sapphire.gateway.view.Json;
import io.sapphire.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One bot of Telegram's Bot API: says something in a chat, and hears what is said to it. Its token is part of every path, so
 * no path is ever written anywhere.
 */
public final class Telegram implements Messenger {
    private static final Duration LISTENING = Duration.ofSeconds(25);
    private static final Duration PATIENCE = Duration.ofSeconds(35);
    /** So few that an answer is never too large to be read, however much is said to a bot that anybody can find. */
    private static final int AT_ONCE = 5;

    private final Outgoing out;
    private final String path;
    private final long chat;
    private final JsonMapper json = Json.mapper();

    /**
     * Somebody said something.
     *
     * @param update number of it
     * @param user who, as Telegram numbers people
     * @param chat where
     * @param at when, by Telegram's clock
     */
    record Said(long update, long user, long chat, Instant at, String text) {}

    /**
     * @param address {@code https://api.telegram.org}
     * @param chat where notices are told
     */
    public Telegram(URI address, Secret token, long chat) {
        this.out = new Outgoing(address, PATIENCE);
        this.path = "/bot" + token.reveal();
        this.chat = chat;
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public Mono<Void> tell(Notice notice) {
        return say(notice.text());
    }

    Mono<Void> say(String text) {
        return call("/sendMessage", Map.of("chat_id", chat, "text", text)).then();
    }

    boolean isIn(Said said) {
        return said.chat() == chat;
    }

    /** What was said from an update on; waits for it. An empty list if nobody spoke. */
    Mono<List<Said>> hear(long from) {
        var wish = Map.of("offset", from, "timeout", LISTENING.toSeconds(), "allowed_updates", List.of("message"));
        return call("/getUpdates", wish)
                .map(answer -> StreamSupport.stream(answer.path("result").spliterator(), false)
                        .map(Telegram::said)
                        .toList());
    }

    private static Said said(JsonNode update) {
        var message = update.path("message");
        return new Said(
                update.path("update_id").asLong(),
                message.path("from").path("id").asLong(),
                message.path("chat").path("id").asLong(),
                Instant.ofEpochSecond(message.path("date").asLong()),
                message.path("text").asString(""));
    }

    private Mono<JsonNode> call(String method, Map<String, ?> wish) {
        return out.post(path + method, Map.of(), json.writeValueAsBytes(wish))
                .flatMap(answer -> Outgoing.taken(answer, this::askedToWait))
                .map(answer -> tree(answer.body()));
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException _) {
            throw new Undelivered("the answer is no JSON", true, Duration.ZERO);
        }
    }

    private Duration askedToWait(Outgoing.Answer answer) {
        try {
            long seconds = json.readTree(answer.body())
                    .path("parameters")
                    .path("retry_after")
                    .asLong(0);
            return Duration.ofSeconds(Math.clamp(seconds, 0, 600));
        } catch (JacksonException _) {
            return Duration.ZERO;
        }
    }
}
