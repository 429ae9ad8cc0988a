package io.sapphire.local.runner;

import io.sapphire.coordinator.core.Divergence;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * One field in which two records differ.
 *
 * @param path for example {@code decision.votes[1].weight}
 */
record FieldDifference(String path, String recomputed, String recorded) {

    /** Where an event of the log differs from the one that was made now; nothing if none was. */
    static List<FieldDifference> of(Divergence parted) {
        return parted.recomputed()
                .map(own -> between(own, parted.recorded().event()))
                .orElse(List.of());
    }

    /** The innermost fields that differ, in their order; values of different types differ as a whole. */
    static List<FieldDifference> between(Object recomputed, Object recorded) {
        var found = new ArrayList<FieldDifference>();
        compare("", recomputed, recorded, found);
        return found;
    }

    private static void compare(String path, Object own, Object told, List<FieldDifference> found) {
        if (own.equals(told)) {
            return;
        }
        if (own instanceof List<?> ownList && told instanceof List<?> toldList && ownList.size() == toldList.size()) {
            for (int i = 0; i < ownList.size(); i++) {
                compare(path + "[" + i + "]", ownList.get(i), toldList.get(i), found);
            }
        } else if (isStructure(own) && own.getClass().equals(told.getClass())) {
            for (var field : own.getClass().getRecordComponents()) {
                var inner = path.isEmpty() ? field.getName() : path + "." + field.getName();
                compare(inner, read(field, own), read(field, told), found);
            }
        } else {
            found.add(new FieldDifference(path, own.toString(), told.toString()));
        }
    }

    /** A value of one field is read as a whole: 64250.1, not 6425010000000. */
    private static boolean isStructure(Object value) {
        return value.getClass().isRecord() && value.getClass().getRecordComponents().length > 1
                || value.getClass().isRecord()
                        && value.getClass().getRecordComponents()[0].getType().isRecord();
    }

    private static Object read(RecordComponent field, Object record) {
        try {
            return field.getAccessor().invoke(record);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException("a record's field cannot be read", closed);
        }
    }

    @Override
    public String toString() {
        return "  %s: recorded %s, recomputed %s".formatted(path.isEmpty() ? "all of it" : path, recorded, recomputed);
    }
}
