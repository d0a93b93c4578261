package io.lrbench.operator.admit;

/**
 * Why a benchmark does not start.
 *
 * @param reason whether its author or a later version can help
 * @param message every problem: field path, what was found, what to write instead
 */
public record Refusal(Reason reason, String message) {}
