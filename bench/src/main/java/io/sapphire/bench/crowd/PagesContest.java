package io.sapphire.bench.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.bench.Contest;
import io.sapphire.bench.trading.Recording;
import io.sapphire.domain.market.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Mission Control's pages ask, of a gateway with some hours of six agents' trading behind it, on 16 connections at a
 * fixed rate, against reactor-netty alone that answers the same questions with the same bytes: nobody is asked who he is,
 * nothing is looked up. Every third question says what it has already, and is told that it is still so, but for pages that tell an age.
 */
public final class PagesContest {
    private static final int PER_SECOND = 200;
    private static final int QUESTIONS = 1_000;

    private PagesContest() {}

    public static List<Contest> all(Recording day) {
        var log = new ToldLog(day.events());
        var gateway = new GatewayHerald(log);
        var symbol = day.plan().start().listings().getFirst();
        var pages = paths(gateway.port(), symbol).stream()
                .map(path -> Page.of(gateway.port(), path))
                .toList();
        var raw = new Child(PagesMain.class, Page.files(pages));
        int rawPort = Integer.parseInt(raw.answer());
        var name = "%d questions of the pages a second".formatted(PER_SECOND);
        var reference = "reactor-netty alone, the same bytes";
        return List.of(
                new Contest(
                        name,
                        reference,
                        QUESTIONS,
                        0,
                        new Asking("the gateway", gateway.port(), pages, gateway::processorTime, false),
                        new Asking(reference, rawPort, pages, raw::processorTime, false)),
                new Contest(
                        name + ", p99",
                        reference,
                        1,
                        0,
                        new Asking("the gateway", gateway.port(), pages, gateway::processorTime, true),
                        new Asking(reference, rawPort, pages, raw::processorTime, true)));
    }

    /** How often one question is asked, and how fast. */
    static int questions() {
        return QUESTIONS;
    }

    static int perSecond() {
        return PER_SECOND;
    }

    private static List<String> paths(int port, Listing listing) {
        var market = "/market/" + listing.symbol();
        var paths = new ArrayList<>(List.of(
                "/overview",
                "/agents?limit=50",
                "/decisions?limit=50",
                "/orders?limit=50",
                "/fills?limit=50",
                "/positions",
                "/portfolio",
                "/portfolio/equity",
                "/risk",
                "/attribution",
                "/reality-gap",
                market,
                market + "/candles?interval=1m"));
        paths.add("/decisions?limit=50&cursor=" + next(port));
        return paths;
    }

    /** Where the second page of decisions begins. */
    private static String next(int port) {
        var first = Questions.ask(port, GatewayHerald.get("/api/v1/decisions?limit=50", ""));
        return JsonMapper.shared()
                .readTree(new String(first.body(), UTF_8))
                .path("nextCursor")
                .asString();
    }

    /** The requests in the order in which they are asked, over and over. */
    static List<byte[]> requests(List<Page> pages) {
        return IntStream.range(0, 3 * pages.size())
                .mapToObj(number -> pages.get(number % pages.size()).request(number % 3 == 2))
                .toList();
    }
}
