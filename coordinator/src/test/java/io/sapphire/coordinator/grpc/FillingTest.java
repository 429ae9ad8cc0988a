package io.sapphire.coordinator.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class FillingTest {

    /** A crash day's frames are large: by number alone a batch would be more than a message may have. */
    @Test
    void aBatchIsFullByNumberOrByBytes() {
        var small = Flux.range(0, 5).map(_ -> part(1));
        assertThat(sizes(small)).containsExactly(3, 2);
        var large = Flux.just(part(60), part(60), part(1), part(1), part(1));
        assertThat(sizes(large)).containsExactly(2, 3);
    }

    private static List<Integer> sizes(Flux<BytesValue> parts) {
        return parts.bufferUntil(new Filling(3, 100))
                .map(List::size)
                .collectList()
                .toFuture()
                .join();
    }

    private static BytesValue part(int bytes) {
        return BytesValue.of(ByteString.copyFrom(new byte[bytes]));
    }
}
