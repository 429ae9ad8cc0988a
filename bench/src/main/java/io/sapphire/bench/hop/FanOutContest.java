package io.sapphire.bench.hop;

import io.grpc.stub.StreamObserver;
import io.sapphire.agents.grpc.AgentEndpoint;
import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.bench.Calls;
import io.sapphire.bench.Contest;
import io.sapphire.bench.trading.Recording;
import io.sapphire.coordinator.grpc.AgentClient;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.mesh.MeshServer;
import io.sapphire.wire.Agents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/**
 * A frame shown to six agents over loopback until all have answered, against six conversations of the same bytes over gRPC
 * without anything of ours; each of either side over a connection of its own, as the coordinator has them. The agents
 * answer at once. Both sides open their connections together, as a coordinator does when it starts: Netty deals them out
 * to its threads in turn, and one by one every client would come to one thread and every server to the other, which costs
 * whoever it happens to half the time again.
 */
public final class FanOutContest {
    private static final int CALLS = 1_000;
    private static final int AGENTS = 6;
    /** At most 1.25 times as long. */
    private static final double BAR = 1 / 1.25;

    private static final Duration LEASE = Duration.ofHours(1);

    private FanOutContest() {}

    public static Contest of(Recording hours) {
        var ids = IntStream.range(0, AGENTS)
                .mapToObj(number -> new AgentId("quiet-" + number))
                .toList();
        return new Contest(
                "a frame shown to six agents, p50",
                "six conversations over gRPC alone, tuned, the same bytes",
                CALLS,
                BAR,
                ours(hours, ids),
                raw(hours, ids));
    }

    private static Calls ours(Recording hours, List<AgentId> ids) {
        var factories = ids.stream().<AgentFactory>map(id -> _ -> new Quiet(id)).toList();
        var server = MeshServer.start("127.0.0.1:0", List.of(new AgentEndpoint(factories, LEASE)));
        server.serving(true);
        var clients = ids.stream()
                .map(id -> new AgentClient(
                        AgentClient.Seat.voter(id),
                        MeshChannel.to("127.0.0.1:" + server.port()),
                        hours.plan().start().listings(),
                        _ -> Flux.empty(),
                        LEASE))
                .toList();
        var joined =
                Flux.fromIterable(clients).flatMap(AgentClient::join).count().block();
        if (joined == null || joined != AGENTS) {
            throw new IllegalStateException("not every agent has joined");
        }
        var frames = new AtomicLong(hours.observations().getFirst().frame().number());
        return new Calls(CALLS, number -> {
            var observation = numbered(hours.observations().get(number), frames.incrementAndGet());
            var replies = Flux.fromIterable(clients)
                    .flatMapSequential(client -> client.ask(observation, ""), AGENTS)
                    .collectList()
                    .block();
            return replies == null ? -1 : replies.size();
        });
    }

    /** An agent takes no frame twice. */
    private static Observation numbered(Observation observation, long number) {
        var frame = observation.frame();
        return new Observation(
                new MarketFrame(
                        frame.symbol(),
                        number,
                        frame.start(),
                        frame.end(),
                        frame.trades(),
                        frame.book(),
                        frame.mark(),
                        frame.fundingRate(),
                        frame.nextFunding(),
                        frame.bookValid()),
                observation.envelope());
    }

    private static Calls raw(Recording hours, List<AgentId> ids) {
        var shown = hours.observations().stream()
                .limit(CALLS)
                .map(observation -> Agents.toProto(observation).toByteArray())
                .toList();
        var reply = Agents.toProto(new Speaker(new Quiet(ids.getFirst()))
                        .observe(hours.observations().getFirst()))
                .toByteArray();
        var service = RawService.start(reply);
        var all = new AtomicReference<>(new CountDownLatch(AGENTS));
        var conversations = new ArrayList<StreamObserver<byte[]>>();
        ids.forEach(_ -> conversations.add(
                service.another().converse(new RawService.Ear(_ -> all.get().countDown()))));
        return new Calls(CALLS, number -> {
            all.set(new CountDownLatch(AGENTS));
            conversations.forEach(conversation -> conversation.onNext(shown.get(number)));
            RawService.await(all.get());
            return AGENTS;
        });
    }
}
