/** Numbers and charts as text; pure, and knows nothing of benchmarks, clients or the clock. */
package io.lrbench.operator.cli.text;
