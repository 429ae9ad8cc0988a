package io.sapphire.agents.news;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sapphire.agents.kit.Headline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final String RSS = """
        <rss version="2.0"><channel><title>News</title>
        <item><title><![CDATA[<b>Bitcoin</b> rises\u200b &amp; shines\u202e]]></title>
          <pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item>
        <item><title>Without a time</title></item>
        </channel></rss>\
        """;
    private static final String ATOM = """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
        <entry><title>Ether falls</title><updated>2026-01-05T11:00:00Z</updated>
          <published>2026-01-05T09:00:00+01:00</published></entry></feed>\
        """;

    @TempDir
    Path folder;

    @Test
    void rssAndAtomAreReadAndCleaned() {
        assertThat(new Feed("a").read(RSS.getBytes(UTF_8)))
                .containsExactly(new Headline("a", "Bitcoin rises &amp; shines", NOW.minusSeconds(7200)));
        assertThat(new Feed("b").read(ATOM.getBytes(UTF_8)))
                .containsExactly(new Headline("b", "Ether falls", Instant.parse("2026-01-05T08:00:00Z")));
    }

    @Test
    void entitiesOfStrangersAreNotResolved() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "hunter2");
        var attack = "<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + "<rss><item><title>&x;</title><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item></rss>";
        assertThatThrownBy(() -> new Feed("a").read(attack.getBytes(UTF_8)))
                .isInstanceOf(UnreadableFeedException.class)
                .hasMessage("feed a is not RSS or Atom");
        assertThatThrownBy(() -> new Feed("a").read(new byte[(1 << 20) + 1])).hasMessageContaining("megabyte");
        assertThatThrownBy(() -> new Feed("a").read("prose".getBytes(UTF_8))).hasMessage("feed a is not RSS or Atom");
    }

    @Test
    void headlineFromTheFutureIsOfNowAndOldNewsStayOld() {
        var archive = new NewsArchive();
        archive.add(List.of(new Headline("a", "ahead", NOW.plusSeconds(3600)), new Headline("a", "late", NOW)), NOW);
        archive.add(List.of(new Headline("a", "late", NOW.plusSeconds(50))), NOW.plusSeconds(60));
        assertThat(archive.between(NOW.minusSeconds(1), NOW))
                .extracting(Headline::title)
                .containsExactly("ahead", "late");
        assertThat(archive.between(NOW, NOW.plusSeconds(7200))).isEmpty();
    }

    /** A feed is asked every few minutes: by then the agents have read the minutes in which its news are dated. */
    @Test
    void whatAFeedShowsLaterIsOfThatMoment() {
        var archive = new NewsArchive();
        archive.add(List.of(new Headline("a", "before", NOW.minusSeconds(600))), NOW);
        archive.addNews(
                List.of(new Headline("a", "before", NOW), new Headline("a", "fresh", NOW.minusSeconds(200))), NOW);
        archive.addNews(List.of(new Headline("a", "moved", NOW.minusSeconds(3 * 86_400))), NOW);
        assertThat(archive.between(NOW.minusSeconds(1), NOW)).containsExactly(new Headline("a", "fresh", NOW));
    }

    @Test
    void fullArchiveForgetsTheOldestAndGoesOn() {
        var archive = new NewsArchive(3);
        for (int i = 0; i < 10; i++) {
            archive.add(List.of(new Headline("a", "title " + i, NOW.plusSeconds(i))), NOW.plusSeconds(i));
        }
        assertThat(archive.between(Instant.EPOCH, NOW.plusSeconds(100)))
                .extracting(Headline::title)
                .containsExactly("title 7", "title 8", "title 9");
    }

    @Test
    void longTitleIsCutBetweenCharacters() {
        var cut = CleanText.of("a" + "\uD83D\uDE00".repeat(400));
        assertThat(cut.codePointCount(0, cut.length())).isEqualTo(300);
        assertThat(Character.isHighSurrogate(cut.charAt(cut.length() - 1))).isFalse();
    }

    @Test
    void endlessBodyIsBrokenOff() {
        var body = new ShortBody(10);
        var broken = new CountDownLatch(1);
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long demand) {}

            @Override
            public void cancel() {
                broken.countDown();
            }
        });
        body.onNext(List.of(ByteBuffer.wrap(new byte[6]), ByteBuffer.wrap(new byte[6])));
        assertThat(broken.getCount()).isZero();
        assertThat(body.getBody().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void filesAreReadAtOnceAndAddressesAreAsked() throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("old.xml"), ATOM);
        var asked = new CountDownLatch(2);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = RSS.getBytes(UTF_8);
            exchange.sendResponseHeaders(asked.getCount() == 2 ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            asked.countDown();
        });
        server.start();
        try (var desk = new NewsDesk(() -> NOW)) {
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/feed");
            var headlines = desk.open(List.of(file.toUri(), address), Duration.ofMillis(20));
            assertThat(headlines.between(Instant.EPOCH, NOW))
                    .extracting(Headline::source)
                    .contains("old.xml");
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void feedThatIsNoAddressIsRefused() {
        try (var desk = new NewsDesk(() -> NOW)) {
            assertThatThrownBy(() -> desk.open(List.of(URI.create("ftp://example.org/x")), Duration.ofMinutes(5)))
                    .hasMessage("a feed is a file:///, http:// or https:// address, not 'ftp://example.org/x'");
        }
    }
}
