package io.sapphire.local.skill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sapphire.agents.AgentsProperties;
import io.sapphire.agents.Roster;
import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.Headlines;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.RiskEnvelope;
import io.sapphire.gateway.skill.Scorecards;
import io.sapphire.simulator.feed.MarketFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * docs/AGENTS.md says what is measured here: the skill of every agent on every recording, and the hash of its signals. A
 * section that is out of date is written anew with {@code -Dsapphire.write-docs=true}.
 */
class AgentsDocTest {
    private static final Path DOCUMENT = Path.of("../docs/AGENTS.md");
    private static final Path DATA = Path.of(System.getProperty("sapphire.data", "../../shared/data"));
    private static final List<String> SIX = List.of(
            "financial-sentiment",
            "market-prediction",
            "strategy-optimization",
            "trend-momentum",
            "volume-microstructure",
            "vpin-hft");
    private static final int SHOWN_OF_HASH = 16;

    @Test
    void bundledTradesAreMeasuredAsTheDocumentSays() throws IOException {
        assertCurrent("bundled", section(TapeFrames.of(MarketFile.bundled()), SIX, Map.of()));
    }

    @Test
    @Tag("slow")
    void futuresRecordingIsMeasuredAsTheDocumentSays() throws IOException {
        var file = existing("btcusdt-futures-20240808.gz");
        assertCurrent("futures", section(TapeFrames.of(new MarketFile(file.toString(), "", "")), SIX, Map.of()));
    }

    @Test
    @Tag("slow")
    void minuteBarsAreMeasuredAsTheDocumentSays() throws IOException {
        assertCurrent("minutes", section(BarFrames.ofMinutes(existing("btc-perp-1m-202201.csv.gz")), SIX, Map.of()));
    }

    /** The settings the house gives strategies of days; the others look at minutes. */
    @Test
    @Tag("slow")
    void fourHourBarsAreMeasuredAsTheDocumentSays() throws IOException {
        var settings = Map.of("bar", "4h", "train", "180d", "step", "14d");
        var market = BarFrames.ofFourHours(existing("btcusd-4h-2016-2025.json.gz"));
        assertCurrent("hours", section(market, List.of("strategy-optimization"), settings));
    }

    /** The same bars with the twelve rates of the file where it has them: what else reads funding does not look at days. */
    @Test
    @Tag("slow")
    void fourHourBarsWithFundingAreMeasuredAsTheDocumentSays() throws IOException {
        var settings = Map.of("bar", "4h", "train", "180d", "step", "14d");
        var market = BarFrames.ofFourHours(existing("btcusd-4h-2016-2025.json.gz"), existing("btcusd-funding-8h.csv"));
        assertCurrent("funding", section(market, List.of("strategy-optimization"), settings));
    }

    private static Path existing(String name) {
        var file = DATA.resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: no " + file);
        return file;
    }

    private static String section(RecordedMarket market, List<String> ids, Map<String, String> strategy) {
        var scorecards = new Scorecards(market.listing(), List.of(), true);
        var agents = agents(market, ids, strategy);
        var hashes = new TreeMap<String, MessageDigest>();
        for (var frame : market.frames()) {
            scorecards.apply(new MeshEvent.MarketObserved(frame));
            for (var agent : agents) {
                if (agent.observe(new Observation(frame, RiskEnvelope.CLOSED)) instanceof Opinion.View(var signal)) {
                    scorecards.apply(new MeshEvent.SignalReceived(signal));
                    hashes.computeIfAbsent(signal.agent().value(), _ -> sha256())
                            .update(signal.toString().getBytes(UTF_8));
                }
            }
        }
        return ScoreTable.of(scorecards) + "\n" + hashes(hashes) + silent(ids, hashes.keySet()) + "\n";
    }

    private static List<Agent> agents(RecordedMarket market, List<String> ids, Map<String, String> strategy) {
        var settings = new TreeMap<String, String>();
        settings.put("sapphire.agents.listen", "in-process:none");
        strategy.forEach((key, value) -> settings.put("sapphire.agents.strategy-optimization." + key, value));
        var properties = new Binder(new MapConfigurationPropertySource(settings))
                .bind("sapphire.agents", AgentsProperties.class)
                .get();
        var agents = new ArrayList<Agent>();
        new Roster(properties, Headlines.NONE, new Availability.Absent("nothing is asked here"))
                .named(ids)
                .forEach(factory -> agents.add(factory.open(List.of(market.listing()))));
        return agents;
    }

    private static String hashes(Map<String, MessageDigest> hashes) {
        var text = new StringBuilder("SHA-256 of the signals, first 16 digits:");
        hashes.forEach((agent, digest) -> text.append(" ")
                .append(agent)
                .append(" `")
                .append(HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN_OF_HASH))
                .append("`,"));
        text.setLength(text.length() - 1);
        return text.append(".").toString();
    }

    /** Who was asked and never gave a signal. */
    private static String silent(List<String> ids, Set<String> heard) {
        var silent = ids.stream().filter(id -> !heard.contains(id)).toList();
        return silent.isEmpty() ? "" : " No signal: " + String.join(", ", silent) + ".";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static void assertCurrent(String name, String measured) throws IOException {
        var document = Files.readString(DOCUMENT);
        var begin = "<!-- measured: " + name + " -->\n";
        var end = "<!-- end of " + name + " -->";
        int from = document.indexOf(begin) + begin.length();
        int until = document.indexOf(end);
        assertThat(until).as("section " + name + " of " + DOCUMENT).isGreaterThanOrEqualTo(from);
        if (Boolean.getBoolean("sapphire.write-docs")) {
            Files.writeString(DOCUMENT, document.substring(0, from) + measured + document.substring(until));
        } else {
            assertThat(document.substring(from, until)).isEqualTo(measured);
        }
    }
}
