/**
 * Manifests by the thousand, made wrong by a seeded program, and what the command line, the API,
 * admission, planning and the trainer's reading make of them.
 */
package io.lrbench.operator.fuzz;
