package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Records.AccessList;
import io.sapphire.gateway.view.Records.AuditRow;
import io.sapphire.gateway.view.Records.Chain;
import io.sapphire.gateway.view.Records.LogList;
import io.sapphire.gateway.view.Records.Me;
import io.sapphire.gateway.view.Records.Runs;
import io.sapphire.gateway.view.Results.Attribution;
import io.sapphire.gateway.view.Results.RealityGap;
import io.sapphire.gateway.view.Results.Spend;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;

/** What came of the run, and who did what. */
final class ResultTable {
    private static final Parameter BEFORE = Parameter.query("before", "integer", "Only entries of a lower number.");
    private static final Parameter ACTOR = Parameter.query("actor", "string", "Only what this one did.");
    private static final Parameter ACTION = Parameter.query("action", "string", "Only this, for example LIMIT.");
    private final RecordReads records = new RecordReads();
    private final AccessReads door;
    private final ChainHandler chain;
    private final LogReads logs;

    ResultTable(AccessReads door, ChainHandler chain, LogReads logs) {
        this.door = door;
        this.chain = chain;
        this.logs = logs;
    }

    void results(Endpoints to) {
        to.read(
                "/attribution",
                "Who earned what; the parts add up",
                Endpoints.type(Attribution.class),
                records::attribution);
        to.read(
                "/reality-gap",
                "What trading cost beside what was reckoned",
                Endpoints.type(RealityGap.class),
                records::gap);
        to.read("/llm/spend", "What language models cost", Endpoints.type(Spend.class), records::spend);
        to.list(
                "/audit",
                "Who did what, when and why",
                AuditRow.class,
                records::audit,
                ACTOR,
                ACTION,
                Parameter.FROM,
                Parameter.TO);
        to.read("/runs", "The runs this gateway knows", Endpoints.type(Runs.class), records::runs);
    }

    /** What is not of the run: the log as a whole, the gateway's own books, and what this process logged. */
    void proofs(Endpoints to) {
        to.add(
                Rule.LOOK,
                HttpMethod.GET,
                "/audit/chain",
                "Whether the log is the one that was written, as far as somebody looked",
                List.of(),
                Optional.empty(),
                Endpoints.type(Chain.class),
                chain::state);
        to.add(
                Rule.ACT,
                HttpMethod.POST,
                "/audit/verify",
                "Has the log verified: its chain of hashes and its signed checkpoints",
                List.of(),
                Optional.empty(),
                Endpoints.type(Chain.class),
                chain::begin);
        to.add(
                Rule.LOOK,
                HttpMethod.GET,
                "/me",
                "Who asks, and which role it has",
                List.of(),
                Optional.empty(),
                Endpoints.type(Me.class),
                door::me);
        to.add(
                Rule.OVERSEE,
                HttpMethod.GET,
                "/access-log",
                "Who was let in and who was turned away, newest first; the latest 1000",
                List.of(Parameter.LIMIT, BEFORE),
                Optional.empty(),
                Endpoints.type(AccessList.class),
                door::serve);
        to.add(
                Rule.INSPECT,
                HttpMethod.GET,
                "/logs",
                "What this process logged last, newest first; the latest 2000",
                List.of(LogReads.LEVEL, LogReads.TRACE, Parameter.LIMIT, BEFORE),
                Optional.empty(),
                Endpoints.type(LogList.class),
                logs::serve);
    }
}
