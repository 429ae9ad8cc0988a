package io.sapphire.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.BindableService;
import io.sapphire.agent.v1.ConverseRequest;
import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.agent.v1.ReactorAgentServiceGrpc;
import io.sapphire.agent.v1.ReactorAgentServiceGrpc.AgentServiceImplBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class ImmediateTest {
    /** A pool of its own where no native transport fits the machine, the shared one elsewhere. */
    private static final Pattern TRANSPORT = Pattern.compile("grpc-(nio|default)-worker-ELG.*");

    @Test
    void messagesOfAnImmediateServiceAreHandledOnTheTransportsThread() {
        var threads = new CopyOnWriteArrayList<String>();
        converse(new Quick(threads));
        assertThat(threads).hasSize(2).last().asString().matches(TRANSPORT);
    }

    @Test
    void messagesOfAnyOtherServiceAreNot() {
        var threads = new CopyOnWriteArrayList<String>();
        converse(new Echo(threads));
        assertThat(threads).hasSize(2).noneMatch(TRANSPORT.asMatchPredicate());
    }

    /** Two messages, the second one after the first was answered. */
    private static void converse(BindableService service) {
        try (var server = MeshServer.start("127.0.0.1:0", List.of(service))) {
            var channel = MeshChannel.to("127.0.0.1:" + server.port());
            var requests = Sinks.many().unicast().<ConverseRequest>onBackpressureBuffer();
            var next = ConverseRequest.getDefaultInstance();
            StepVerifier.create(ReactorAgentServiceGrpc.newReactorStub(channel).converse(requests.asFlux()))
                    .then(() -> requests.tryEmitNext(next).orThrow())
                    .expectNextCount(1)
                    .then(() -> requests.tryEmitNext(next).orThrow())
                    .expectNextCount(1)
                    .then(() -> requests.tryEmitComplete().orThrow())
                    .verifyComplete();
            var _ = channel.shutdownNow();
        }
    }

    private static class Echo extends AgentServiceImplBase {
        private final List<String> threads;

        Echo(List<String> threads) {
            this.threads = threads;
        }

        @Override
        public Flux<ConverseResponse> converse(Flux<ConverseRequest> requests) {
            return requests.map(_ -> {
                threads.add(Thread.currentThread().getName());
                return ConverseResponse.getDefaultInstance();
            });
        }
    }

    private static final class Quick extends Echo implements Immediate {

        Quick(List<String> threads) {
            super(threads);
        }
    }
}
