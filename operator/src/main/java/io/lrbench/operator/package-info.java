/** The operator: from an LRBenchmark to its ranking; see DESIGN.md for its rooms. */
package io.lrbench.operator;
