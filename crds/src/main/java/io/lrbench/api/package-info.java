/** The LRBenchmark resource as people write it: wire records only, no behaviour beyond them. */
package io.lrbench.api;
