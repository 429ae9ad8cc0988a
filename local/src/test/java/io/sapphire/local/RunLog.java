package io.sapphire.local;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.order.OrderEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The event log of a run, finished or not. */
record RunLog(List<MeshEvent> events) {
    RunLog(Path dataDirectory) {
        this(read(dataDirectory));
    }

    Stream<OrderEvent> facts() {
        return events.stream()
                .flatMap(event -> event instanceof OrderChanged(var fact, var _) ? Stream.of(fact) : Stream.empty());
    }

    private static List<MeshEvent> read(Path dataDirectory) {
        var events = new ArrayList<MeshEvent>();
        try (var reader = LogReader.from(folder(dataDirectory), 1, new EventCodec())) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                events.add(next.get().event());
            }
        }
        return events;
    }

    private static Path folder(Path dataDirectory) {
        try (Stream<Path> all = Files.walk(dataDirectory)) {
            return all.filter(file -> file.toString().endsWith(".seg"))
                    .map(Path::getParent)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
