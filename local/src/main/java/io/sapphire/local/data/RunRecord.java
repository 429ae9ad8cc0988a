package io.sapphire.local.data;

import java.util.Map;
import java.util.TreeMap;

/**
 * What lies in {@code run.json}: which run this is.
 *
 * @param started by the wall clock, in ISO 8601
 * @param identity everything that makes it the run it is, by name
 * @param carried a halt of the run before it; it holds from the first event on
 */
public record RunRecord(String id, String started, Map<String, String> identity, TradingLatch carried) {

    public RunRecord {
        identity = Map.copyOf(new TreeMap<>(identity));
    }
}
