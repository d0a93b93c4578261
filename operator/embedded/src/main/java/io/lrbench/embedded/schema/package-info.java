/**
 * Structural schemas: pruning, defaults, validation and CEL rules; imports {@code json} and {@code
 * problem} only.
 */
package io.lrbench.embedded.schema;
