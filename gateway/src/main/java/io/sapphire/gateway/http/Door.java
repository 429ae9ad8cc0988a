package io.sapphire.gateway.http;

import io.sapphire.gateway.access.AccessFilter;
import io.sapphire.gateway.access.AccessLog;
import io.sapphire.gateway.access.Allowance;
import io.sapphire.gateway.access.Visitors;
import java.time.Duration;
import java.util.List;

/**
 * Who gets in, and how often.
 *
 * @param origins web pages of others that may ask, each as {@code https://host}; none if empty
 * @param streams of events that one principal may hold open
 * @param slowest from a request's first byte to the last of its body
 */
public record Door(
        AccessFilter filter,
        Allowance allowance,
        Visitors visitors,
        AccessLog log,
        List<String> origins,
        int streams,
        Duration slowest) {}
