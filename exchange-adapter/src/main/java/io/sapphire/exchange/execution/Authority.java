package io.sapphire.exchange.execution;

import io.sapphire.domain.order.Approval;

/**
 * What somebody shows to be let through.
 *
 * @param code proof of the approval
 */
public record Authority(Approval approval, byte[] code) {}
