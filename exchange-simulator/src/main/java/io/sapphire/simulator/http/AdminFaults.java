package io.sapphire.simulator.http;

import io.sapphire.simulator.fault.Faults;
import io.sapphire.simulator.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Faults, set, listed and cleared by whoever runs the venue. */
final class AdminFaults {
    private final Faults faults;
    private final Supplier<Instant> venueTime;

    AdminFaults(Faults faults, Supplier<Instant> venueTime) {
        this.faults = faults;
        this.venueTime = venueTime;
    }

    /** Answers with the fault and its id. */
    AdminReply set(String body) {
        var fault = FaultForm.read(body);
        try {
            var view = faults.set(fault, venueTime.get());
            return AdminReply.of(Json.object(json -> FaultJson.write(json, view)));
        } catch (IllegalStateException tooMany) {
            throw new MisuseException(String.valueOf(tooMany.getMessage()));
        }
    }

    AdminReply list() {
        return AdminReply.of(Json.object(json -> {
            Json.array(json, "faults", faults.all(), FaultJson::write);
            Json.array(json, "hits", faults.hits(), FaultJson::hit);
        }));
    }

    AdminReply clear() {
        faults.clear();
        return list();
    }

    AdminReply clear(String id) {
        if (!id.matches("[0-9]{1,18}") || !faults.clear(Long.parseLong(id))) {
            var known = faults.all().stream()
                    .map(fault -> Long.toString(fault.id()))
                    .toList();
            return AdminReply.refused(404, "there is no fault " + id + "; there are " + names(known));
        }
        return list();
    }

    private static String names(List<String> ids) {
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }
}
