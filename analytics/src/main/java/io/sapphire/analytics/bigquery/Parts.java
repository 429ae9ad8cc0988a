package io.sapphire.analytics.bigquery;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/** Cuts rows into appends. BigQuery takes no more than 10 MB in one. */
final class Parts {
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private Parts() {}

    /** In order. One row that is larger is an append of its own. */
    static List<List<ByteString>> of(List<ByteString> rows) {
        var parts = new ArrayList<List<ByteString>>();
        var part = new ArrayList<ByteString>();
        int bytes = 0;
        for (var row : rows) {
            if (!part.isEmpty() && bytes + row.size() > MOST_BYTES) {
                parts.add(List.copyOf(part));
                part.clear();
                bytes = 0;
            }
            part.add(row);
            bytes += row.size();
        }
        if (!part.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return parts;
    }
}
