package io.sapphire.exchange.execution;

/** Tells genuine approvals from forged ones. */
public record Approvals(ApprovalCheck orders, AmendmentCheck amendments) {}
