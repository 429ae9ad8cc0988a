package io.sapphire.bench.hop;

import io.sapphire.agent.v1.DescribeRequest;
import io.sapphire.agent.v1.ReactorAgentServiceGrpc;
import io.sapphire.agents.grpc.AgentEndpoint;
import io.sapphire.bench.Calls;
import io.sapphire.bench.Contest;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.mesh.MeshServer;
import java.time.Duration;
import java.util.List;

/** One question from one service to another over loopback, against the same bytes over gRPC without anything of ours. */
public final class HopContest {
    private static final int CALLS = 2_000;
    /** At most 1.2 times as long. */
    private static final double BAR = 1 / 1.2;

    private HopContest() {}

    public static Contest create() {
        var id = new AgentId("quiet");
        var endpoint = new AgentEndpoint(List.of(_ -> new Quiet(id)), Duration.ofHours(1));
        var server = MeshServer.start("127.0.0.1:0", List.of(endpoint));
        server.serving(true);
        var stub = ReactorAgentServiceGrpc.newReactorStub(MeshChannel.to("127.0.0.1:" + server.port()));
        var request = DescribeRequest.newBuilder().setAgentId(id.value()).build();
        var answer = stub.describe(request).block();
        if (answer == null) {
            throw new IllegalStateException("the agent did not answer");
        }
        var raw = RawService.start(answer.toByteArray());
        var question = request.toByteArray();
        return new Contest(
                "a call from service to service, p50",
                "gRPC alone, tuned, the same bytes",
                CALLS,
                BAR,
                new Calls(CALLS, _ -> {
                    var heard = stub.describe(request).block();
                    return heard == null ? -1 : heard.getSerializedSize();
                }),
                new Calls(CALLS, _ -> raw.call(question)));
    }
}
