package io.sapphire.local.golive;

import io.sapphire.exchange.aster.signing.LegacyKeys;
import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.local.aster.VenueReadiness;
import io.sapphire.local.finding.Finding;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.UpOptions;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.local.stage.Edge;
import io.sapphire.local.stage.RealVenue;
import io.sapphire.local.stage.Stage;
import io.sapphire.simulator.mirror.Upstream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what is missing before a stage can be traded. Only reads. */
final class Preflight {
    private final UpOptions options;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final Past past;

    /** @param clock this machine's */
    Preflight(UpOptions options, Map<String, String> environment, InstantSource clock) {
        this.options = options;
        this.environment = environment;
        this.clock = clock;
        this.past = Past.in(options.dataDirectory());
    }

    List<Finding> run() {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.ok("stage", "%s, profile %s".formatted(stage(), options.profile())));
        findings.add(agents());
        switch (stage()) {
            case PAPER -> findings.add(Finding.ok("venue", "the simulator; no order leaves this machine"));
            case SHADOW -> shadow(findings);
            case TESTNET -> testnet(findings);
            case MAINNET -> mainnet(findings);
        }
        return List.copyOf(findings);
    }

    private void shadow(List<Finding> findings) {
        findings.add(Finding.ok("venue", "the simulator beside the live market; no order leaves this machine"));
        findings.add(before(Stage.PAPER, false));
        findings.addAll(VenueReadiness.ofMarkets(mirrored(), options.followed(), clock));
    }

    private void testnet(List<Finding> findings) {
        findings.add(before(Stage.SHADOW, false));
        account(findings);
    }

    private void mainnet(List<Finding> findings) {
        findings.add(before(Stage.TESTNET, true));
        findings.add(FirstLimits.judge(options.settings(), past.since(Stage.MAINNET), clock.instant()));
        findings.add(edge());
        account(findings);
    }

    private Finding agents() {
        return options.agents().isEmpty()
                ? Finding.wrong("agents", "none: nothing would be traded")
                : Finding.ok("agents", "%d vote".formatted(options.agents().size()));
    }

    private Finding before(Stage before, boolean needed) {
        var since = past.since(before);
        var words = since.map(first -> "%s has been traded from here since %s".formatted(before, first))
                .orElse("%s has never been traded from %s: begin there with up --stage %s"
                        .formatted(before, options.dataDirectory(), before));
        if (since.isPresent()) {
            return Finding.ok("stage before", words);
        }
        return needed ? Finding.wrong("stage before", words) : Finding.note("stage before", words);
    }

    Finding edge() {
        return switch (options.stage().edge()) {
            case Edge.Reported(var directory) -> EdgeReport.judge(directory, options);
            case Edge.Waived(var reason) ->
                Finding.note("edge", "nobody has shown one; overridden, which the event log keeps: " + reason);
            case Edge.Unproven _ ->
                Finding.wrong(
                        "edge",
                        "nothing shows that these agents earn more than they cost: name a backtest with --edge-report"
                                + " DIR, or say why it goes without with --without-edge REASON");
        };
    }

    private void account(List<Finding> findings) {
        try {
            LegacyKeys.refuse(environment::get);
            LocalKeys.refuseOpen(options.stage().key());
            var key = VenueSigner.fromFile(options.stage().key());
            findings.addAll(VenueReadiness.ofAccount(
                    options.stage().venue(), key, options.stage().user(), options.followed(), clock));
        } catch (Refusal | IllegalArgumentException unusable) {
            findings.add(Finding.wrong("key", String.valueOf(unusable.getMessage())));
        }
    }

    /** The venue whose public data the simulator follows. */
    private RealVenue mirrored() {
        var values = options.settings().values();
        var rest = Optional.ofNullable(values.get("sapphire.simulator.mirror.rest"));
        var streams = Optional.ofNullable(values.get("sapphire.simulator.mirror.streams"))
                .orElse(Upstream.ASTER_STREAMS);
        return new RealVenue(rest.orElse(Upstream.ASTER_REST), streams, streams, RealVenue.MAINNET.chainId());
    }

    private Stage stage() {
        return options.stage().stage();
    }
}
