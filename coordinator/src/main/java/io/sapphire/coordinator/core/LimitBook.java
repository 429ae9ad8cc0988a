package io.sapphire.coordinator.core;

import io.sapphire.coordinator.risk.RiskLimits;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Setting;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The limits that hold now, as text and as numbers. For one thread at a time. */
public final class LimitBook {
    private final SortedMap<String, String> texts = new TreeMap<>();
    private RiskLimits limits;

    LimitBook(Collection<Setting> settings) {
        settings.stream()
                .filter(setting -> setting.key().startsWith(LimitSettings.PREFIX))
                .forEach(setting -> texts.put(setting.key(), setting.value()));
        limits = read(texts, TradingSettings.FIRST_VERSION);
    }

    public RiskLimits limits() {
        return limits;
    }

    /**
     * The fact that would change a limit; nothing is changed yet.
     *
     * @param limit its key, for example {@code max-order-notional}
     * @throws NoSuchElementException if there is no such limit
     * @throws IllegalArgumentException if the value cannot be read, is out of its bounds, or is what holds already
     */
    public MeshEvent.LimitsChanged change(String limit, String value, String operator, String reason) {
        var old = texts.get(LimitSettings.PREFIX + limit);
        if (old == null) {
            throw new NoSuchElementException("there is no limit '" + limit + "'; limits are " + names());
        }
        if (old.equals(value)) {
            throw new IllegalArgumentException("limit " + limit + " is " + old + " already");
        }
        long version = limits.version() + 1;
        var _ = read(with(limit, value), version);
        return new MeshEvent.LimitsChanged(limit, old, value, version, operator, reason);
    }

    void apply(MeshEvent.LimitsChanged changed) {
        limits = read(with(changed.limit(), changed.newValue()), changed.version());
        texts.put(LimitSettings.PREFIX + changed.limit(), changed.newValue());
    }

    /** As text, in key order, each key with its prefix. */
    public List<Setting> texts() {
        return texts.entrySet().stream()
                .map(text -> new Setting(text.getKey(), text.getValue()))
                .toList();
    }

    private SortedMap<String, String> with(String limit, String value) {
        var changed = new TreeMap<>(texts);
        changed.put(LimitSettings.PREFIX + limit, value);
        return changed;
    }

    private String names() {
        return String.join(
                ", ",
                texts.keySet().stream()
                        .map(key -> key.substring(LimitSettings.PREFIX.length()))
                        .toList());
    }

    private static RiskLimits read(SortedMap<String, String> texts, long version) {
        return LimitSettings.read(
                new Settings(
                        texts.entrySet().stream()
                                .map(text -> new Setting(text.getKey(), text.getValue()))
                                .toList(),
                        true),
                version);
    }

    /** All that it remembers. @param version of the limits that hold */
    record Memory(List<Setting> texts, long version) {}

    Memory memory() {
        return new Memory(texts(), limits.version());
    }

    void recall(Memory memory) {
        texts.clear();
        memory.texts().forEach(text -> texts.put(text.key(), text.value()));
        limits = read(texts, memory.version());
    }
}
