package io.sapphire.local.data;

import java.util.Map;
import java.util.TreeMap;

/**
 * What lies in {@code run.json}: which run this is.
 *
 * @param started by the wall clock, in ISO 8601
 * @param identity everything that makes it the run it is, by name
 * @param carried halts of the run before it; they hold from the first event on
 */
public record RunRecord(String id, String started, Map<String, String> identity, Latches carried) {

    public RunRecord {
        identity = Map.copyOf(new TreeMap<>(identity));
    }
}
