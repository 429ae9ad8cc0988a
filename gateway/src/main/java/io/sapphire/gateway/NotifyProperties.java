package io.sapphire.gateway;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.sapphire.gateway.notify.Messenger;
import io.sapphire.gateway.notify.Notice;
import io.sapphire.gateway.notify.Notifier.Wish;
import io.sapphire.gateway.notify.Telegram;
import io.sapphire.gateway.notify.Webhook;
import io.sapphire.secret.Secret;
import io.sapphire.secret.SecretReference;
import io.sapphire.secret.SecretSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom to tell what; nobody, unless an address or a token is given.
 *
 * @param kinds fill, halt, limit, agent, unprotected
 * @param mostPerMinute to each, of what is urgent (halt, agent, unprotected) and of the rest
 * @param unprotectedAfter venue time without a stop from which on it is told
 * @param webhook address that every notice is posted to
 * @param webhookKey what the posts are signed with, by reference: {@code file:PATH}, {@code env:NAME} or {@code gcp:...}
 * @param telegram bot that tells, and obeys named people
 */
public record NotifyProperties(
        @DefaultValue({"fill", "halt", "limit", "agent", "unprotected"})
        List<String> kinds,

        @DefaultValue("20") int mostPerMinute,
        @DefaultValue("30s") Duration unprotectedAfter,
        @DefaultValue("") String webhook,
        @DefaultValue("") String webhookKey,
        @DefaultValue TelegramBot telegram) {

    /**
     * A bot.
     *
     * @param token of the bot, by reference
     * @param chat number of the chat where it tells
     * @param users numbers of the people who may say /status and /halt; empty: nobody may
     * @param address of the Bot API
     */
    public record TelegramBot(
            @DefaultValue("") String token,
            @DefaultValue("0") long chat,
            @DefaultValue Set<Long> users,
            @DefaultValue("https://api.telegram.org") String address) {

        /** Absent without a token. @throws IllegalArgumentException in one sentence, if something is missing */
        Optional<Telegram> open(SecretSource secrets) {
            if (token.isEmpty()) {
                return Optional.empty();
            }
            if (chat == 0) {
                throw new IllegalArgumentException(
                        "sapphire.gateway.notices.telegram.chat is missing: the bot must know where to speak");
            }
            return Optional.of(
                    new Telegram(http("telegram.address", address), secrets.read(SecretReference.parse(token)), chat));
        }
    }

    /** @throws IllegalArgumentException in one sentence, if a kind or a number makes no sense */
    Wish wish() {
        return new Wish(
                kinds.stream().map(Notice.Kind::named).collect(toUnmodifiableSet()), mostPerMinute, unprotectedAfter);
    }

    /** None if nobody is to be told. @throws IllegalArgumentException in one sentence */
    List<Messenger> messengers(SecretSource secrets, Optional<Telegram> bot) {
        var hook = webhook.isEmpty()
                ? Stream.<Messenger>empty()
                : Stream.of(new Webhook(http("webhook", webhook), key(secrets)));
        return Stream.concat(hook, bot.stream()).toList();
    }

    private Optional<Secret> key(SecretSource secrets) {
        return webhookKey.isEmpty() ? Optional.empty() : Optional.of(secrets.read(SecretReference.parse(webhookKey)));
    }

    /** An address may have a secret in it: it is not repeated. */
    private static URI http(String setting, String address) {
        try {
            var uri = new URI(address);
            if (List.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Its message has the address in it.
        }
        throw new IllegalArgumentException("sapphire.gateway.notices." + setting + " must be an http or https address");
    }

    @Override
    public String toString() {
        return "notices[webhook=%s, telegram=%s]"
                .formatted(
                        webhook.isEmpty() ? "none" : "given", telegram.token().isEmpty() ? "none" : "given");
    }
}
